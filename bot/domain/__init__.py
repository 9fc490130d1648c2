"""The nouns, in the order in which they flow: knowledge, query, ranking, answer, trace."""
