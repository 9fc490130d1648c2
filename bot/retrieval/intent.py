"""What kind of question it is, and what kind of answer it wants, from its wording alone."""

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from bot.domain.query import Form, Wants
from bot.retrieval.codes import identifiers_in
from bot.retrieval.comparing import compares, of_each_rating, without_scaffold
from bot.text.stopwords import STOPWORDS

_WHICH = re.compile(
    r"\bwhich (?:\w+ )?(?:one|framework|frameworks|document|documents|of (?:them|these|the three|the"
    r" two)|paper|policy|plan)\b|\bwhere does it say\b|\bwho says\b|\bwhich of\b"
)
_LIST = re.compile(
    r"\b(?:what|which|list|name|give|tell me|run through|all|how many|bullet|headings?)\b.{0,40}\b"
    r"(?:capabilit(?:ies|ys)|priorit(?:ies|ys)|measures|indicators|expectations|skills|areas|points|items"
    r"|elements|steps|things|list|headings|bullets|commitments|proposals|domains|pillars|strands|sections|themes|components"
    r"|conditions)\b"
    r"|\b(?:three|four|five) (?:\w+ )?(?:capabilit|priorit|measure|expectation|thing|point|skill|action)"
    r"|\b(?:full|whole|complete|entire) list\b|\blist (?:of|the|them|all)\b"
)
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ALL = re.compile(
    rf"\blist (?:it|them|these|those|all|every|each|out)\b|\ball of (?:it|them|these|those)\b|\b(?:every|each) one of\b"
    rf"|\b(?:list|name|give|tell|show) (?:(?:me|us) )?(?:all|the|all the) {_COUNT}\b"
    rf"|\b(?:what|which|list|name|give|tell|show) (?:(?:are|is|me|us) )*all (?:of )?(?:the|its|their)\b|\ball {_COUNT}\b"
    r"|\bname (?:them|each)\b|\bin full\b|\b(?:full|whole|complete|entire) (?:list|lot|set)\b"
)
"""That all items of a list are wanted, and not those alone that come nearest."""
_YES_NO = re.compile(
    r"^(?:so |and |but |then |well |ok(?:ay)? )?(?:is|are|was|were|do|does|did|can|could|should|must|may"
    r"|will|would|has|have|had|am|isn't|aren't|don't|doesn't|shouldn't|won't)\b"
)
FEWEST_PLACED = 2
"""Content words at least that say what is to be placed under an official code."""
_CODE_NAMES = r"(?:kloes?|key lines? of (?:enquiry|inquiry)|lines? of (?:enquiry|inquiry)|prompts?|w (?:number|code)s?)"
_WHICH_CODE = re.compile(
    rf"\b(?:which|what) (?:of the )?(?:well[- ]led |2017 )?{_CODE_NAMES}(?: numbers?)?\b"
    r"(?: (?:do|does|would|should|is|are|will|might|could|can)\b)?"
)
_PLACING = re.compile(
    r"\b(?:belongs?|(?:come|fall|sit|go|be filed|file|count)s? (?:under|to|with|in)|relates? to|applies|apply|touch(?:es)?"
    r"|bears? on|deals? with|covers?|is about|speaks? of|mentions?)\b"
)
_AGE = re.compile(
    r"\b(?:(?:more|most) recent(?:ly)?|newest|newer|oldest|older|(?:came|come) (?:out )?(?:first|last))\b"
)
_ORDER = re.compile(r"\b(?:latest|earliest|later|earlier|first|last|before|after)\b")
"""What says an order in time, or in something else: of things that are known by their names alone it is the former."""
_LATER = re.compile(
    r"\b(?:now|nowadays|these days|today|current(?:ly)?|at (?:present|the moment)|still|yet|any ?more"
    r"|any longer|no longer|so far|by now|since then|in force|in use|outdated|out of date|obsolete"
    r"|(?:became|become|becomes|happened|came) of|happened (?:to|with)|replac(?:e|ed|es|ement)"
    r"|succe(?:eded|ssors?)|super[sc]eded?|overtaken|(?:took|takes|taken) (?:over|(?:its|the|their) place)"
    r"|pick(?:ed|s) up|left off|carr(?:y|ies|ied) (?:it |this |that )?(?:on|forward)|(?:came|comes|come) (?:next|after)"
    r"|known as|(?:end|ends|ended|wind|wound) up|(?:came|come|comes|led|amount(?:s|ed)?) to (?:anything|nothing|something|pass)"
    r"|ancient|old hat|past its (?:best|sell-by)|moved on|renamed|withdrawn|scrapped|abolished|gone)\b"
    r"|\b(?:did|was|were|has|have|had)\b.{0,80}\bever\b|\b(?:did|have|has) (?:it|that|they|this|he|she|we|the nhs|trusts) (?:all )?(?:manage|work|happen"
    r"|get there|(?:hit|meet|met|reach|achieve)d? (?:it|that|them|the target))\b|\bin the end\b"
    r"|\b(?:which|what) (?:\w+ )?(?:frameworks?|guidance|rulebook|rules|standards?|version|documents?|yardstick|plan|code)"
    r" (?:do|does|should|must|is|are|will)\b.{0,50}\b(?:use[sd]?|using|hold|held|judg(?:e[sd]?|ing)|inspect\w*|assess\w*"
    r"|measur(?:e[sd]?|ing)|rat(?:e[sd]?|ing)|appl(?:y|ies)|follow\w*|quot(?:e[sd]?|ing)|cit(?:e[sd]?|ing)|go by|work to)\b"
)
_TURNING = re.compile(r"^(?:(?:and|ok|okay|so|right|but),? )*now[ ,]+(?=\w)")
"""With "now" somebody turns to the next thing: "now DPIC, how is it laid out?"."""
_TO_COME = re.compile(
    r"\bgoing to be\b|\b(?:is|are) (?:[\w-]+ ){1,4}to be\b|\bwill (?!they\b|it\b)(?:[\w-]+ ){1,4}be [a-z]+ed\b|\bon (?:its|the|their) way\b"
)
"""What is to be done with something: which no older document can tell, unless it is asked which says so."""
_COUNTED = re.compile(r"\b(?:how many|number of|no of)((?: [\w'-]+){1,4})")
_SAYS_ABOUT = re.compile(
    r"\b(?:is|are) there (?:\w+ )?(?:anything|something|a bit|a section|a passage|a word|a line|much) (?:in \w+ )?(?:about|on) (?P<bit>.+)$"
    r"|\b(?:do|does|did|is|are|was|were|has|have)\b.{2,60}?\b(?:says?|mention|cover|speak|talk|find|tell us|recommend|ask|anything|promise)"
    r"(?: (?:anything|something|much|a lot|us))?(?: (?:about|on|of|regarding|concerning))? (?P<about>.+)$"
)
"""What somebody or something is to say anything about: "what does Messenger say about ambulances"."""
MOST_COUNTED = 2
"""Words of what is counted, at most: "key lines of enquiry" are key lines."""
_WHAT_IS = re.compile(
    r"\b(?:what'?s|what is|what are) (?:an? |the )?\w+(?: when it'?s at home| about)?\?*$"
)
_WANTS: tuple[tuple[Wants, re.Pattern[str]], ...] = (
    ("amount", re.compile(
        r"\b(?:any|some|much) (?:money|funding|cash|funds)\b"
        r"|^(?:(?:and|so|ok|but|by),? )*how much\b\W*$"
        r"|\bhow much (?:money|funding|cash|will it cost|does it cost|is (?:it|the)|do|does|are|has|was)"
        r"|\b(?:costs?|price|budget|fee|fees|(?<!in )charges?|charged|charging|salary|salaries|pay (?:band|scale|rate)s?|funding"
        r"|million|billion|ring.?fenced|tariff|expenses?)\b|£"
    )),
    ("definition", re.compile(
        r"\bstands? for\b|\bshort for\b|\bacronym\b|\bdefin(?:e|ition)\b|\bmeaning of\b|\bmeans?\?*$"
    )),
    ("currency", re.compile(
        r"\bstill (?:(?:an?|the|our|government|national|official|nhs) )*(?:policy|guidance)\b"
        r"|\bstill (?:current|valid|in force|used|in use|relevant|appl(?:y|ies)|live|stands?|extant|the)\b"
        r"|\b(?:superseded|replaced|overtaken|obsolete|outdated|defunct|withdrawn|scrapped|expired)\b"
        r"|\b(?:out of|up to) date\b|\bin force\b|\bcurrent (?:version|one|framework)\b"
        r"|\bstill\b.{0,40}\b(?:inspect|assess|rat(?:e|ing)|judg|regulat|measur|held|bound)\w*\b.{0,40}"
        r"\b(?:framework|guidance|plan|kloes?|key lines?)\b"
        r"|\b(?:framework|guidance|plan|kloes?|key lines?)\b.{0,60}\bstill\b.{0,60}\b(?:inspect|assess|rat(?:e|ing)|judg|regulat|measur|held|bound|follow)\w*\b"
    )),
    ("rating", re.compile(
        r"\b(?:which|name|list|list of|how many) (?:(?:the|of|other|all|nhs|acute|mental health|community|ambulance) )*(?:trusts|hospitals|providers)\b"
        r".{0,40}\b(?:rated|ratings?|outstanding|inadequate|requires? improvement|(?:are|is|got) good\b(?! at))"
        r"|^(?:what(?:'s| is| was| are| were)|tell me|show me|give me|find) (?:our|my|the trust's) (?:[\w'-]+ ){0,5}?ratings?\b"
        r"|\b(?:what|which) (?:[\w-]+ )?rating (?:do|does|did|have|has) (?:we|our|my)\b|\b(?:how|what) (?:are|were) we (?:\w+ )?rated\b"
        r"|\bhow (?:is|was) (?:our|my) (?:\w+ )?rated\b|^(?:is|are|was|were) (?:we|our|my)\b(?!.*\b(?:overall|still|single)\b).{0,30}\brated\b"
        r"|^(?:is|are|was|were) (?:our|my) [\w' -]*?(?:trust|hospital|service) (?:outstanding|inadequate|good)\?*$"
        r"|\b(?:what|which|how many|how much|where)\b.{0,60}\b(?:did|has|have|is|are|was|were) (?:our|my)(?: own)? (?:trust|hospital|organisation|icb)\b"
        r"(?!.{0,30}\b(?:allowed|assessed|bound|covered|expected|held|inspected|judged|meant|measured|required|supposed)\b)"
        r"|\b(?:how|where) (?:are|were) we (?:scoring|doing|placed|ranked|in (?:it|that|the table))\b"
        r"|^who(?:'s| is| are| was| got)(?: (?:rated|been rated))? (?:outstanding|inadequate|good)\b(?! at)"
    )),
    ("consequence", re.compile(
        r"\bwhat happens (?:if|when)\b|\b(?:penalt(?:y|ies)|sanctions?|consequences?|fined|punish\w*)\b"
    )),
    ("how_often", re.compile(
        r"\bhow (?:often|frequently|regularly)\b|\bevery how\b|\b(?:frequency|interval)\b|\bhow long\b"
        r"|\bonce a (?:year|month|quarter)\b"
    )),
    ("measure", re.compile(
        r"\bhow many\b|\b(?:percentage|per ?cent|proportion|ratio|headcount|number of|what number"
        r"|pass mark|score|scores|threshold|rate of|rates)\b|%"
    )),
    ("example", re.compile(
        r"\b(?:template|sample|example of|examples of|case stud(?:y|ies)|specimen|toolkit|checklist"
        r"|proforma|draft me|write me|write a|can you (?:write|draft))\b"
    )),
    ("place", re.compile(
        r"\b(?:link|links|url|website|web ?site|web ?page|download|pdf|web address|where (?:can|do) (?:i|we)"
        r" (?:find|get|read|see|download)|online|on line|get hold of)\b"
    )),
    ("person", re.compile(
        r"(?<!people )(?<!those )(?<!one )\bwho (?:chairs?|chaired|leads?|led|runs?|ran|heads?|headed|sits|sat|wrote|conducted|carried out|authored)\b"
        r"|\bwho(?:'s| is| was)(?: the)?(?: [\w-]+)? (?:chair|chief exec(?:utive)?|head|director|minister|secretary of state) (?:of|at|when|in)\b|\bwho (?:was|were|is) the (?:first|last|present|current|next)\b|\bnames? of (?:the|our|its)\b"
        r"(?! (?:[\w-]+ ){0,3}(?:kloes?|lines|prompts|frameworks?|reviews?|plans?|documents?|papers?|guidance|schemes?|statements?|conditions?|capabilities)\b)"
        r"|\bwho(?:'s| is| are) (?:the|our|on|in|chairing|leading|running) "
        r"(?!framework|plan|document|guidance|briefing|well|nhs|audience|main|sponsor|publisher)"
        r"|\bname (?:the|our|its) (?:[\w-]+ ){0,3}(?:chair|chief|head|registrar|director|secretary|inspector|president)\b"
        r"|\bwhose (?:job|role|responsibility|duty)\b|\bwho(?:'s| is| was| are) (?:responsible|accountable|in charge)\b"
        r"|\b(?:chair|sro|chief executive|head|lead|director) of (?:the|our)\b"
    )),
    ("date", re.compile(
        r"\bwhen (?:is|are|was|were|did|does|do|will|has|have|should|must|can|exactly)\b|\bwhen's\b"
        r"|\bsince when\b|\bwhen\?*$|\bwhat (?:date|year|month|day)\b|\bwhich (?:year|month|date)\b|\bdeadline\b"
        r"|\bby when\b|\bhow (?:old|recent)\b|\bdate of\b"
    )),
)  # fmt: skip


def form_of(text: str) -> Form:
    """Return the form of a cleaned question in lower case."""
    if _compares_frameworks(text):
        return "comparison"
    if _WHICH.search(text):
        return "which_framework"
    if _LIST.search(text) or asks_for_all(text):
        return "list"
    return "yes_no" if _YES_NO.search(text) else "plain"


def wants_of(text: str) -> Wants:
    """Return the kind of answer that a cleaned question, or a part of it, asks for (lower case)."""
    if asks_age(text):
        return "date"
    return next((wants for wants, pattern in _WANTS if pattern.search(text)), "anything")


def asks_for_all(text: str) -> bool:
    """Tell whether a question (lower case) asks for all items of a list: "can you list it?"."""
    return bool(_ALL.search(text))


def asks_age(text: str) -> bool:
    """Tell whether a question (lower case) asks which of several is the newest or the oldest."""
    return bool(_AGE.search(text))


def may_ask_order(text: str) -> bool:
    """Tell whether a question (lower case) asks which of several was first, where it names some."""
    return asks_age(text) or _ORDER.search(text) is not None


def asks_what_became(text: str) -> bool:
    """Tell whether a question (lower case) asks how things stand now, what became of something or is to be done."""
    text = _TURNING.sub("", text)
    return bool(_LATER.search(text) or (_TO_COME.search(text) and not _WHICH.search(text)))


def asks_where_it_belongs(text: str) -> bool:
    """Tell whether a question (lower case) asks under which official code something comes."""
    return bool(_WHICH_CODE.search(text))


def subject_of(part: str, form: Form) -> str:
    """Return a part of a question (lower case) without the words that only say what to do with it."""
    if form == "comparison":
        return without_scaffold(part)
    return _without_code_words(part) if asks_where_it_belongs(part) else part


def _without_code_words(text: str) -> str:
    """Return what is to be placed under an official code: its text (lower case) without the asking.

    "Which KLOEs does bullying touch" asks for bullying. A text of which hardly a word is
    left stays as it is, since it would be too general.
    """
    rest = " ".join(_PLACING.sub(" ", _WHICH_CODE.sub(" ", text)).split())
    content = [word for word in rest.split() if word.isalpha() and word not in STOPWORDS]
    return rest if len(content) >= FEWEST_PLACED else text


def _compares_frameworks(text: str) -> bool:
    """Tell whether a comparison is one of frameworks: codes and ratings stand in one framework."""
    does = compares(text) or (_AGE.search(text) is not None and "which" in text)
    return does and not (identifiers_in(text) or of_each_rating(text))


def counted_in(words: Sequence[str]) -> tuple[str, ...]:
    """Return the content words, two at most, of what a question (its words, lower case) wants counted; else none."""
    asked = _COUNTED.search(" ".join(words))
    if asked is None:
        return ()
    after = dropwhile(STOPWORDS.__contains__, asked[1].split())
    return tuple(takewhile(lambda word: word not in STOPWORDS, after))[:MOST_COUNTED]


def asked_about(words: Sequence[str]) -> tuple[str, ...]:
    """Return the content words of that about which something is to say anything; none where nothing is asked so."""
    asked = _SAYS_ABOUT.search(" ".join(words))
    if asked is None:
        return ()
    return tuple(w for w in (asked["about"] or asked["bit"]).split() if w not in STOPWORDS)


def asks_what_it_is(text: str) -> bool:
    """Tell whether a question (lower case) asks what one word is: "what's a KLOE?"."""
    return bool(_WHAT_IS.search(text))
