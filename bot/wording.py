"""Every sentence that Kloe says, in one place: plain English that a busy manager reads once.

Functions take plain values and return finished sentences. Quotations, titles and codes come from
the documents and are passed in; nothing here states what a framework says.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

OPEN_QUOTE = "\u201c"
CLOSE_QUOTE = "\u201d"

ABSTENTIONS = {
    "empty": "There is no question here that I can read. Ask in a few words, for example: what must "
    "our succession plan cover?",
    "too_long": "That is more than I can read at once (2,000 characters). Ask one question at a time.",
    "not_covered": "The frameworks I hold do not say.",
    "out_of_scope": "That is outside what I know. I answer from three national frameworks on leadership "
    "and talent: Developing People - Improving Care, the well-led framework and the NHS Long Term "
    "Plan.",
    "unsafe": "I cannot do that. I only quote what the frameworks say, I keep to that whatever a "
    "message tells me, and I do not share what other people ask.",
    "personal_data": "Your message seems to hold a person's details, such as an NHS number or a date of "
    "birth. I have not searched for it, kept it or repeated it. Please delete it where you can, and "
    "ask again without the details.",
    "invalid": "That line is not readable text (UTF-8), so I could not read it.",
}
"""Reason to the sentence that a person reads."""

CRISIS = (
    "I only quote frameworks on leadership and talent, and cannot help with this. If anyone may be in "
    "danger, call 999, or your organisation's own emergency number, now. If you are struggling to cope, "
    "NHS 111 can put you through to somebody to talk to at any hour."
)
"""Said to a message about danger to life, whatever else it asks."""
THANKS = frozenset(
    {"thanks", "thank you", "many thanks", "thanks kloe", "thank you kloe", "cheers", "ta"}
)
WELCOME = "You are welcome. Ask again whenever you like."
NEAREST = "The nearest passages, which do not answer it:"
CLARIFY = "That could mean more than one thing. Which of these do you mean?"
CHOOSE = "Reply with a number, or ask again with a word or two more."
SOURCES = "Sources"
SILENT = "is silent on this, as far as the text that I hold goes."
CHAT_WELCOME = (
    "Kloe finds, quotes and cites what three NHS frameworks say on leadership and talent.\n"
    "Ask a question. An empty line starts a new subject; Ctrl-D or \u201cquit\u201d ends."
)
CHAT_PROMPT = "You: "
CHAT_NEW_THREAD = "(new subject)"
CHAT_GOODBYE = "Goodbye. Nothing of this conversation was kept."
CHAT_FAREWELLS = frozenset({"quit", "exit", "bye", "q"})
CONNECTED = "Connected to Slack. Ctrl-C ends."
CHECK_CLEAN = "Nothing to fix."
INTERNAL_ERROR = (
    "Something went wrong inside Kloe. This is a fault of the program, not of your question."
)

IMPORT_NOTHING = "no document (.pdf, .docx, .html, .md or .txt) is in this folder"
IMPORT_DATES = {
    "option": "as you said",
    "document": "by the document's own date",
    "file": "by the file's date, since the document has none: check it",
}
IMPORT_PENDING = 'It is not searched yet: read it, then remove the line "review: pending" or import it again with --accept.'
IMPORT_READING = "Reading"


def not_held(*, topic: str = "", code: str = "", only: str = "") -> str:
    """Say that the documents do not hold the answer.

    Args:
        topic: the outside topic that it is about, if known.
        code: the official code that was asked for and that nothing answers to.
        only: the one framework that was searched, where a person chose it.
    """
    if code:
        return f"The text that I hold has nothing under the code {code}."
    if only:
        return f"{chosen_framework(only)} It does not say."
    if topic:
        return f"The frameworks I hold do not cover {topic}."
    return ABSTENTIONS["not_covered"]


def whom_to_ask(contact: str) -> str:
    """Name the person or team to ask instead."""
    return f"You could ask {contact}."


def says(called: str) -> str:
    """Introduce a quotation."""
    return f"{_capital(called)} says:"


def that_is_in(called: str) -> str:
    """Answer which framework it is."""
    return f"That is in {called}:"


def decides(called: str) -> str:
    """Introduce the passage that decides a yes-or-no question, without a bare yes."""
    return f"The words that decide this are in {called}:"


def lists(called: str, count: int) -> str:
    """Introduce a whole list with its number of items."""
    return f"{_capital(called)} lists {_NUMBERS.get(count, str(count))}:"


def from_header(called: str) -> str:
    """Introduce a fact of the header: Kloe's summary; its source stands among the sources."""
    return f"This is my summary, not the words of {called}:"


def in_background(called: str) -> str:
    """Introduce a summary that draws on several documents; each source stands among the sources."""
    return f"This is from my summary, {called}:"


def on_need(need: str, sentence: str) -> str:
    """Put a part of the question before the sentence that answers it."""
    first, _, rest = sentence.partition(" ")
    opening = first.lower() if first in {"The", "This", "That"} else first
    return f"On {OPEN_QUOTE}{need}{CLOSE_QUOTE}: {opening} {rest}"


def see_above(markers: Sequence[int]) -> str:
    """Point to quotations that stand further up."""
    return f"see {' '.join(f'[{marker}]' for marker in markers)} above."


def need_not_held(need: str) -> str:
    """Name a part of the question that the documents do not answer."""
    return f"On {OPEN_QUOTE}{need}{CLOSE_QUOTE}: the frameworks I hold do not say."


def silent(called: str) -> str:
    """Say that a framework has nothing on the subject of a comparison."""
    return f"{_capital(called)} {SILENT}"


def found_elsewhere(called: str) -> str:
    """Say that the one framework that was asked about gave no passage, and others did."""
    return f"I found no passage on this in {called}; the nearest are these:"


def read_as(typed: str, read: str) -> str:
    """Say how a misspelled word was read."""
    return f"I read {OPEN_QUOTE}{typed}{CLOSE_QUOTE} as {OPEN_QUOTE}{read}{CLOSE_QUOTE}."


def chosen_framework(called: str) -> str:
    """Say that only one framework was searched."""
    return f"I looked only in {called}."


def quoted(quote: str, marker: int) -> str:
    """Show a quotation with its marker."""
    return f"{OPEN_QUOTE}{quote}{CLOSE_QUOTE} [{marker}]"


def reading(called: str, words: str) -> str:
    """Show one reading of an ambiguous question: where it leads, by the passage's first words."""
    return f"{_capital(called)}: {OPEN_QUOTE}{words}{CLOSE_QUOTE}"


CARD_PROMPTS = "Its prompts, in summary:"
CARD_SUCCESSOR = "What corresponds to it in the guidance of 2024, in my reading:"


def card_gist(label: str) -> str:
    """Introduce what a key line of enquiry asks."""
    return f"{label}. In summary:"


def card_prompt(code: str, label: str) -> str:
    """Introduce one prompt of a key line of enquiry."""
    return f"{code} is a prompt of {label}. In summary:"


def card_original(code: str) -> str:
    """Introduce the briefing's words that bear on a code."""
    return f"Words of the briefing that fit {code} best, in my reading:"


def card_good(code: str) -> str:
    """Introduce what a service that is rated good looks like."""
    return f"What good looks like for {code}, in summary:"


def neighbour_button(code: str) -> str:
    """Say what a button with a code does."""
    return f"Show {code}"


BEARING_TITLE = "Which KLOE is this?"
BEARING_LEAD = (
    "The message comes nearest to these prompts of the well-led framework (2017). This is a reading by "
    "its words, not a judgement; only you see it."
)
BEARING_NONE = "I see no prompt of the well-led framework (2017) to which this message comes near."
BEARING_DETAILS = (
    "The message seems to hold a person's details, such as an NHS number or a date of birth. I have not "
    "searched for it or kept it."
)
BEARING_NOT_KEPT = "Nothing of the message was kept."


def bearing_heading(code: str, label: Sequence[str]) -> str:
    """Name a prompt and its key line of enquiry."""
    return f"{code} ({label[0]})" if label else code


def bearing_reason(words: Sequence[str]) -> str:
    """Say why a message bears on a prompt."""
    return f"Words in common with it, or with how people ask for it: {', '.join(words)}."


KLOES = "The eight key lines of enquiry of the well-led framework (2017):"
KLOES_NONE = "The documents that I hold have no key lines of enquiry."
KLOES_MORE = "Press a code for its card, or type for example /kloe W1.4."


def source_line(
    markers: Sequence[int], title: str, date: str, *, section: Sequence[str], details: str
) -> str:
    """Show where quotations stand that share one place."""
    below = section[1:] if section[0] == title else section
    place = " > ".join(part.rstrip(":") for part in below or section)
    shown = " ".join(f"[{marker}]" for marker in markers)
    return f"{shown} {title} ({date}), {place}{details}"


def reference_detail(code: str, fit: str) -> str:
    """Show the official code, and whether it is our reading."""
    return f"; {code}" if fit == "exact" else f"; {code} (best fit, our reading)"


def page_detail(page: int) -> str:
    """Show the page of an imported document."""
    return f"; page {page}"


def only_for_detail(services: str) -> str:
    """Say for which kind of service alone a passage holds."""
    return f"; only for {services}"


TO_BE_CONFIRMED = "to be confirmed against the original"
_CONFIDENCE = {
    "briefing": "as the briefing has it",
    "inferred": "our reading",
    "from_memory": TO_BE_CONFIRMED,
}


def wording_detail(wording: str, source: str, confidence: str | None) -> str:
    """Say whose words a quotation is, and for a summary where it was read and how it is known."""
    if wording == "original":
        return ""
    known = f"; {_CONFIDENCE[confidence]}" if confidence in _CONFIDENCE else ""
    return f"; a summary, not the document's own words (source: {source}){known}"


def currency_line(title: str, note: str, checked: str) -> str:
    """Say what became of a document, and when that was checked."""
    return f"{title}: {note} Checked {checked}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


# In Slack.

SHOW_PASSAGE = "Show passage"
HELPFUL = "Helpful"
NOT_HELPFUL = "Not helpful"
SHARE = "Share in channel"
POST_NOW = "Post it"
KEEP_PRIVATE = "Keep it to myself"
CLOSE = "Close"
SEND = "Send"
CHOOSE_IN_SLACK = "Press a number, or ask again with a word or two more."
PREVIEW = "This is what everyone in this channel will read. Nothing has been posted yet."
SHARED = "Posted in this channel."
NOT_SHARED = "Not posted. Only you have seen the answer."
ALREADY_SHARED = "This answer has already been posted in this channel."
SHARE_EXPIRED = (
    "This button is too old to use: the documents have changed since, or Slack no longer accepts it. "
    "Ask the question again with /kloe, and share the new answer."
)
FEEDBACK_THANKS = "Thank you. Your feedback has been kept."
FEEDBACK_TITLE = "What was wrong?"
FEEDBACK_ASK = "What was the trouble with this answer?"
FEEDBACK_REASONS = {
    "wrong_passage": "The passage does not answer my question",
    "something_missing": "Something is missing",
    "out_of_date": "It is out of date",
    "hard_to_follow": "It is hard to follow",
}
FEEDBACK_GONE = (
    "This answer is older than what I keep, or I cannot tell which one it was, so there is nothing to "
    "which I could add your feedback. Ask the question again and rate the new answer."
)
TOO_SLOW = "Slack did not let me open that in time. Please press the button again."
NOTICE_TITLE = "A word from Kloe"
LATER = "I cannot reach my database just now, so nothing was kept. Please try again later."
PASSAGE_TITLE = "The whole passage"
PASSAGE_GONE = (
    "The documents have changed since this answer was given, and this passage is no longer where it was. "
    "Ask the question again."
)
PASSAGE_CITED = "The passage:"
PASSAGE_SECTION = "The whole section in which it stands:"
PROMPTS_TITLE = "Some questions to begin with"
PROMPTS = (
    ("Succession planning", "What must our succession plan cover?"),
    ("Is it still current?", "Is the well-led framework still current?"),
    ("Four capabilities", "What are the four capabilities?"),
    (
        "Compare two frameworks",
        "Compare the well-led framework and the Long Term Plan on diversity",
    ),
)
"""Title and question of each prompt; every one is answered from the shipped documents."""
STILL_WORKING = "is still looking this up"
MENU = (
    "I find, quote and cite what three national frameworks say on leadership and talent: Developing People "
    "- Improving Care, the well-led framework and the NHS Long Term Plan."
)
MENU_LINES = (
    ("/kloe your question", "an answer that only you see; you can share it afterwards"),
    ("/kloe list", "the eight key lines of enquiry of the well-led framework, each with its card"),
    ("/kloe W1.4", "all that I hold on one key line of enquiry or prompt"),
    ("/kloe sources", "the documents that I know, their dates and what has replaced them"),
    ("/kloe privacy", "what I keep, and how to have it erased"),
    ("/kloe help", "this list"),
)
MENU_ELSEWHERE = (
    "You can also mention me in a channel, or write to me directly. Please leave out anything about "
    "patients or named colleagues."
)
PRIVACY_LINES = (
    "What you ask is kept only until it is answered, and then erased.",
    (
        "Of an answer I keep where it was posted, which passages it quoted, and a fingerprint of the question: "
        "it cannot be turned back into words, though a guess at them could be checked against it."
    ),
    "Of a thread I keep the stems of the words last asked about, for follow-up questions.",
    "Of a question that the documents do not answer I keep the stems of its words, without your name.",
    "Feedback is kept with your Slack user id, so that you can change it.",
    "A message that seems to hold a person's details is not searched for, and its text is not kept at all.",
    (
        "I send nothing anywhere but to Slack. Slack itself keeps messages, and your organisation's Slack "
        "owners may be able to export them."
    ),
)
QUESTIONS_KEPT = (
    "Here the text of questions that I could not answer is kept as well, without your name, so that the "
    "documents can be improved."
)
SHOW_MINE = "What is kept about me"
ERASE_MINE = "Erase what is kept"
ERASED_LEFT = (
    "What is kept of channels and of questions that the documents do not answer names nobody, and goes "
    "with time."
)
ERASED_NOTHING = "Nothing about you was kept, so there was nothing to erase."

SLACK_NOT_REACHED = (
    "Slack was not reached. Check the network and SLACK_API_URL; behind a proxy set HTTPS_PROXY."
)
SLACK_WAITED_FOR = (
    "Slack does not answer at SLACK_API_URL. I go on trying every two seconds; Ctrl-C ends. Behind a proxy "
    "set HTTPS_PROXY, and see `kloe doctor`."
)
SOCKET_MODE_WORKS = "Slack opens Socket Mode connections."
SCOPES_THERE = "all seven permissions are there"
SCOPES_NOT_TOLD = "Slack did not tell which permissions the token has"
OWN_USER = "Kloe's own user is active"
OWN_USER_GONE = "Kloe's own user is deactivated: reinstall the app in the workspace"
SETTINGS_NONE = "no Slack settings, so `kloe run` opens the playground in the browser; the README tells how to connect"
DATABASE_READY = "reached, and its tables are up to date"
DATABASE_IN_MEMORY = (
    "in memory only, since there is no home folder: set DATABASE_URL to keep what is answered"
)


def dead_link(address: str, why: str) -> str:
    """Say that an address in a document does not answer."""
    return f"the address {address} does not answer: {why}"


NO_GAPS = "No question is kept that the documents did not answer."
_GAP_REASONS = {
    "not_covered": "not covered",
    "out_of_scope": "about something else",
}


def gap_stems(stems: Sequence[str]) -> str:
    """Show a question whose text is not kept."""
    return f"(word stems) {' '.join(stems)}" if stems else "(no words that Kloe knows)"


def gap_line(found_at: datetime, reason: str, asked: str) -> str:
    """Show one question that the documents did not answer."""
    return f"{found_at:%Y-%m-%d %H:%M} UTC  {_GAP_REASONS.get(reason, reason)}: {asked}"


def serving(host: str, port: int) -> str:
    """Say where Slack can reach Kloe."""
    return f"Waiting for Slack at http://{host}:{port}/slack/events. Ctrl-C ends."


def known_as(name: str) -> str:
    """Say under which name people mention Kloe."""
    return f"In Slack I am @{name}."


def token_refused(code: str) -> str:
    """Say that Slack does not know a token."""
    return f"Slack does not accept this token ({code})"


def start_without_scopes(scopes: Sequence[str]) -> str:
    """Warn that a part of the work cannot be done."""
    return f"Warning: some things will not work, since permissions are {scopes_missing(scopes)}"


def scopes_missing(scopes: Sequence[str]) -> str:
    """Say which permissions are missing, and how to get them."""
    return f"missing: {', '.join(scopes)}. Put them into the app (manifest.json has all), and reinstall it."


def own_user_unknown(why: str) -> str:
    """Say that Slack does not tell about Kloe's own user."""
    return f"Slack does not tell about Kloe's own user ({why})"


def settings_allow(mode: str) -> str:
    """Say how Kloe will connect."""
    return f"they allow {mode}"


def database_unusable(reason: str) -> str:
    """Say that the database cannot be used, and what to do."""
    return f"{reason}; check DATABASE_URL, and that the database runs and may be written to"


def knowledge_ready(documents: int, passages: int) -> str:
    """Say what is known."""
    return f"{_count(documents, 'document')}, {_count(passages, 'passage')}"


def checked(name: str, says: str, *, passes: bool) -> str:
    """Show one thing that was looked at."""
    return f"{'pass' if passes else 'FAIL'}  {name}: {says}"


def kept_days(days: int) -> str:
    """Say for how long answers and what people make of them are kept."""
    return f"What I keep of questions, answers and feedback is erased after {days} days."


def kept_about_you(messages: int, answers: int, threads: int, feedback: int) -> str:
    """Say how much is kept about the person who asks."""
    return (
        f"Kept about you: {_count(messages, 'record')} of messages that arrived, without their words; "
        f"{_count(answers, 'record')} of answers in our direct messages; {_count(threads, 'thread')} "
        f"remembered for follow-up questions; and {_count(feedback, 'piece')} of feedback. None of "
        "these holds the words of your questions."
    )


def erased(count: int) -> str:
    """Say how much was erased."""
    told = f"Erased: {_count(count, 'record')}." if count else ERASED_NOTHING
    return f"{told} {ERASED_LEFT}"


def invite(name: str) -> str:
    """Say how Kloe can be let into a channel in which it may not post."""
    return (
        "I may not post in this channel, since I am not a member of it. Type "
        f"/invite @{name} in the channel, and press the button again."
    )


def incident(identifier: str) -> str:
    """Say that something went wrong, and by which id the log names it."""
    return (
        "Something went wrong inside Kloe, so this was not answered. It is a fault of the program, not of "
        f"your question. If it happens again, tell whoever runs Kloe this number: {identifier}."
    )


def more_than_fits(shown: int, every: int) -> str:
    """Say that a reply is longer than Slack shows at once."""
    return (
        f"This is more than Slack shows in one message: the first {shown} of {every} quotations are here. "
        "Ask about one part to read the rest."
    )


def asked_and_shared(question: str) -> str:
    """Introduce an answer that a person shares with a channel."""
    return f"A question to Kloe, shared by a colleague: {OPEN_QUOTE}{question}{CLOSE_QUOTE}"


def passage_button(markers: Sequence[int]) -> str:
    """Describe the button to those who hear it rather than see where it stands."""
    return f"Show the whole passage of quotation {', '.join(map(str, markers))}"


def choice_button(number: int) -> str:
    """Describe a button that chooses a reading."""
    return f"Choose reading {number}"


def known_document(title: str, publisher: str, date: str) -> str:
    """Name a document, who published it and when."""
    return f"{title}, {publisher}, {date}"


def place_in_document(section: Sequence[str]) -> str:
    """Say where in a document something stands."""
    return f"Section: {' > '.join(part.rstrip(':') for part in section)}"


def document_status(status: str, note: str, checked: str) -> str:
    """Say what became of a document, and when that was checked."""
    says = note if note.lower().startswith(status) else f"Status: {status}. {note}"
    return f"{says} Checked {checked}."


def passage_code(code: str, fit: str) -> str:
    """Show the official code of a passage, and whether it is our reading."""
    return f"Official code: {code}" + ("" if fit == "exact" else " (best fit, our reading)")


def file_fingerprint(sha256: str) -> str:
    """Show by what a document's file can be told from any other."""
    return f"Fingerprint of the document's file (SHA-256): {sha256}"


def corpus_fingerprint(sha256: str) -> str:
    """Show by what all documents together can be told from any other state of them."""
    return f"Fingerprint of all documents (SHA-256): {sha256}"


def no_address(note: str | None) -> str:
    """Say that a document is not on line, and why."""
    return f"No address: {note}." if note else "No official copy found on line."


def imported_note(day: str) -> str:
    """Say in a document's header what is not known of it."""
    return f"Imported on {day}; Kloe has not checked whether it is still current."


def imported(file: str, path: str, published: str, date_from: str, *, pages: int) -> str:
    """Say that a file is in the knowledge folder now, and which date it was given."""
    size = f", {_count(pages, 'page')}" if pages else ""
    return f"{file}: imported as {path}{size}; published {published} ({IMPORT_DATES[date_from]})."


def imported_again(file: str, path: str, published: str, date_from: str) -> str:
    """Say that a file has changed and was imported anew."""
    dated = f"published {published} ({IMPORT_DATES[date_from]})"
    return f"{file}: changed since it was imported; {path} was written anew; {dated}."


def import_unchanged(file: str, path: str) -> str:
    """Say that a file is the same as before, so that nothing was done."""
    return f"{file}: the same as when it was imported; {path} was left as it is."


def import_accepted(file: str, path: str) -> str:
    """Say that an imported document counts as reviewed now."""
    return f"{file}: accepted; {path} is searched from now on."


def import_more_lines(count: int) -> str:
    """Say how much of a difference is not shown."""
    return f"... and {_count(count, 'line')} more."


def imports_refused(refused: int, every: int) -> str:
    """Say how many files of a folder were not taken."""
    return f"{refused} of {_count(every, 'file')} could not be imported"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


# What is kept of self-checks.


def kept_selfcheck_days(days: int) -> str:
    """Say for how long self-checks and what belongs to them are kept."""
    return (
        f"A self-check and its evidence are kept with your Slack user id for {days} days after the last "
        "change, so that you can compare one year with another. Evidence stays until its review date, where "
        "that is later."
    )


def kept_selfchecks(self_checks: int, evidence: int, reminders: int) -> str:
    """Say how much is kept of the self-checks of the person who asks."""
    return (
        f"Of self-checks: {_count(self_checks, 'self-check')} with your answers; "
        f"{_count(evidence, 'note')} of evidence, as you wrote them; and "
        f"{_count(reminders, 'record')} of reminders."
    )


# Summaries and exports of self-checks.

LEVEL_NAMES = {
    "not_in_place": "Not in place",
    "started": "Started",
    "in_place": "In place",
    "evidenced": "In place, with evidence",
    "not_applicable": "Does not apply",
    "dont_know": "Don't know",
}
"""Level to the words that say it; nothing is said by a colour or a sign alone."""
NOT_ANSWERED = "Not answered"
NOTHING_ANSWERED = "nothing answered yet"
REPORT_SEVERAL = "Self-checks"
REPORT_WHAT = "What this is"
REPORT_WHAT_LINES = (
    "This is a self-assessment: one person's answers, from what they know. Nobody has checked them.",
    "It is not a judgement, a rating or an inspection by the Care Quality Commission (CQC). It has no score.",
    "It is confidential: it belongs to the person who answered, and they decide who reads it.",
    "The questions were written for Kloe. What each one rests on is quoted from its source.",
    "What could serve as evidence is our suggestion, not a requirement of that source.",
)
REPORT_GLANCE = "At a glance"
REPORT_ANSWERS = "Answers by theme"
REPORT_CHANGE = "What has changed since last time"
REPORT_FIRST = "There is no earlier self-check with which to compare this one."
REPORT_UNCHANGED = "No answer differs."
REPORT_STRENGTHS = "Strengths"
REPORT_NO_STRENGTHS = "No question was answered as in place."
REPORT_GAPS = "Gaps"
REPORT_NO_GAPS = "No question was answered as not in place, only started, or not known."
REPORT_THIN = "In place, but without evidence noted"
REPORT_NOT_APPLICABLE = "Said not to apply"
REPORT_FORMER = "No longer asked"
REPORT_FORMER_LEAD = (
    "Asked at the time, and not part of the self-check now; each by its identifier."
)
REPORT_EVIDENCE = "Evidence"
REPORT_NO_EVIDENCE = "No evidence has been noted."
REPORT_SOURCES = "Sources"
REPORT_NO_REASON = "The passage on which this question rests is no longer held."
REPORT_COUNTS = "What could show it (our suggestion):"
REPORT_FOOTER = "Confidential self-assessment, not a judgement by CQC"
REPORT_PAGE, REPORT_OF = "Page ", " of "
GLANCE_COLUMNS = ("Theme", "Answers", "Answered")
ANSWER_COLUMNS = ("Question", "Answer")
CHANGE_COLUMNS = ("Question", "Last time", "Now")
EVIDENCE_COLUMNS = ("Question", "What", "Where it is kept", "Owner", "Review")
NO_REVIEW = "No date set"
REVIEW = "review by"
CSV_COLUMNS = (
    "Self-check", "Theme", "Code", "Question id", "Question", "Answer", "Answered on", "Last time",
    "Evidence", "Why it is asked", "Source", "Currency", "Publisher's page",
)  # fmt: skip
EXPORT_ADDRESS = "The publisher's page: "
EXPORT_NOTHING = "nothing is kept about this person; is it the Slack user id, such as U012AB3CD?"
EXPORT_NO_RUN = (
    "no self-check is kept that can be shown so; --format json has everything that is kept"
)
EXPORT_EXISTS = "there is such a file already; choose another name, or replace it with --force"
EXPORT_NOT_WRITTEN = "it cannot be written; is there such a folder, and may files be made in it?"


def day_in_words(day: date) -> str:
    """Show a day as people write it."""
    return f"{day.day} {day:%B %Y}"


def counts_in_words(chosen: Mapping[str, int]) -> str:
    """Say how often each level was chosen."""
    every = sum(chosen.values())
    if not every:
        return NOTHING_ANSWERED
    shown = chosen["evidenced"]
    place = f"{chosen['in_place'] + shown} of {every} in place"
    rest = (
        (chosen["started"], "started"),
        (chosen["not_in_place"], "not in place"),
        (chosen["dont_know"], "don't know"),
        (chosen["not_applicable"], "not applicable"),
    )
    said = [f"{number} {name}" for number, name in rest if number]
    return ", ".join((f"{place} ({shown} with evidence)" if shown else place, *said))


def level_in_words(level: str | None) -> str:
    """Name a level, or say that there is none."""
    return LEVEL_NAMES[level] if level else NOT_ANSWERED


def item_in_words(code: str, question: str) -> str:
    """Show a question, with its official code where it has one."""
    return f"{code}: {question}" if code else question


def report_dates(made: date, begun: date, done: date | None) -> str:
    """Say when a self-check was answered, and when it was exported."""
    ended = f"finished {day_in_words(done)}" if done else "not finished"
    return f"Begun {day_in_words(begun)}, {ended}. Exported {day_in_words(made)}."


def compared_with(previous: date) -> str:
    """Say with what a self-check is compared."""
    return f"Compared with the latest earlier answers, of {day_in_words(previous)} or before."


def answer_line(level: str | None, before: str | None) -> str:
    """Say what was answered, and what the time before where that differs."""
    if before and before != level:
        return f"Answer: {level_in_words(level)}. Last time: {level_in_words(before)}."
    return f"Answer: {level_in_words(level)}."


def review_day(day: date | None, *, is_overdue: bool) -> str:
    """Say when evidence is to be looked at again, and whether that day has gone by."""
    if day is None:
        return NO_REVIEW
    return f"{day_in_words(day)} (overdue)" if is_overdue else day_in_words(day)


def evidence_in_cell(what: str, where: str, owner: str, review: str) -> str:
    """Show a piece of evidence in one field of a table."""
    details = "; ".join(part for part in (where, owner, review) if part)
    return f"{what} ({details})" if details else what


def exported(file: str) -> str:
    """Say that a person's export is written, and that it is theirs."""
    return (
        f"{file}: written. It is confidential: give it to the person who asked, and keep no copy."
    )


def export_left_out(checks: Sequence[str]) -> str:
    """Say which self-checks could not be shown."""
    return f"Left out, since no longer defined: {', '.join(checks)}. --format json has the answers."


# Self-checks in Slack: the cards.

CHECK_OLD_BUTTON = (
    "This button is from an older version of me and does nothing any more. Please type /kloe check."
)
CHECK_WRITE_TO_ME = (
    "Self-checks and what belongs to them are confidential, so I do that in direct messages only. Please "
    "write the same to me there, or type it after /kloe."
)
CHECK_WRITTEN = (
    "I have written to you in our direct messages, where only you and I read along. You will find me "
    "under Apps."
)
CHECK_CHOOSE = "Which self-check would you like to do? Each goes one question at a time, by button."
CHECK_NONE = "The documents that I hold come with no self-check."
CHECK_GOING_ON = "under way"
CHECK_OPEN = "Open"
CHECK_START = "Start a self-check"
CONSENT_BEGIN = "Begin"
CONSENT_CHOOSE = "Choose another"
CONSENT_NO = "No, thank you"
CONSENT_REFUSED = "Nothing was begun, and nothing is kept. Type /kloe check whenever you like."
CONSENT_ONLY_DIRECT = "A self-check runs in our direct messages only. Please type /kloe check."
QUESTION_WHY = "Why it is asked:"
QUESTION_ADD = "Add evidence"
QUESTION_BACK = "Back"
QUESTION_SKIP = "Skip"
QUESTION_PAUSE = "Finish later"
QUESTION_NOT_HELD = "The passage on which this question rests is no longer held."
QUESTION_GONE = (
    "This question is no longer asked. Please press Skip; an answer that you gave to it is kept."
)
PAUSED = "Your answers are kept. Go on whenever you like, here or by typing /kloe check."
PAUSED_RESUME = "Go on"
REMIND = "Remind me"
STOPPED_CARD = "This self-check was stopped. What you answered is kept; no more is asked."
STOPPED_SUMMARY = "Show the summary"
STOPPED_AGAIN = "Start afresh"
CARD_REPEATED = "That was kept already, so the second press changed nothing."
CARD_STALE = (
    "That card was not the latest any more, so the press changed nothing. Here is where you are."
)
CARD_ENDED = "This self-check has ended, so the press changed nothing."
CARD_GONE = "This self-check is no longer kept: it was deleted, or its time was up. Type /kloe check to start one."
CARD_NOT_SHOWN = (
    "Your answer is kept, but Slack did not let me show the next card. Type /kloe check to go on."
)
STOPPED_NOTHING = "Nothing is under way, and no reminder is set. I will not write to you unasked."


def check_unknown(name: str) -> str:
    """Say that there is no self-check of a name."""
    return f"I have no self-check called \u201c{name}\u201d. Which of these would you like?"


def check_offer(title: str, questions: int, state: str) -> str:
    """Show a self-check in the list of those that there are."""
    return f"{title}: {_count(questions, 'question')}{f', {state}' if state else ''}"


def check_button(title: str) -> str:
    """Say, for a screen reader, what the button that opens a self-check does."""
    return f"Open the self-check {title}"


def consent_title(title: str) -> str:
    """Head the card that asks for consent."""
    return f"Self-check: {title}"


def consent_about(about: str, questions: int) -> str:
    """Say what a self-check goes through, and how long it is."""
    return f"{about} {_count(questions, 'question')}, one at a time; you can stop, skip and go back at any time."


def consent_lines(days: int) -> tuple[str, ...]:
    """Say what a person agrees to by beginning; nothing is kept before."""
    return (
        "Purpose: to see where your evidence is thin, with the passages that say why it matters. It is your own view, not a judgement by CQC, and it has no score.",
        "Who can see it: you. It is confidential, not anonymous: answers are kept with your Slack user id, and whoever runs me can reach the database. I show them to nobody unless you share them.",
        f"How long: {days} days after your last change; evidence with a later review date stays until then. /kloe delete my data erases everything at once.",
        "Slack keeps these messages too, and your organisation's Slack owners may be able to export them.",
        "Please write nothing about patients or named colleagues. For owners, write a role.",
        "To stop, write STOP to me at any time. There are no reminders unless you ask for them.",
    )


def consent_team(channel_count: int) -> str:
    """Say what a team is shown, where a person takes part in a team's self-check."""
    return (
        "This is part of a team's self-check: the channel is shown counts per theme and nothing else, only from "
        f"{channel_count} people on, and never who answered."
    )


def question_place(title: str, theme: str, *, place: str) -> str:
    """Say where in a self-check a question stands; the theme where it is not the whole."""
    return f"{title}\n{place}" if theme in {"", title} else f"{title}\n{theme}\n{place}"


def question_number(number: int, every: int, bar: str) -> str:
    """Say how far a self-check has come, in words and as a bar."""
    return f"Question {number} of {every} {bar}"


def question_answered(level: str) -> str:
    """Say what was answered before."""
    return f"Your answer so far: {level_in_words(level)}."


def question_evidence(count: int) -> str:
    """Say how much evidence is noted for a question."""
    return f"Evidence noted for it: {count}."


def level_button(level: str, question: str) -> str:
    """Say, for a screen reader, what the button of a level does."""
    return f"Answer {level_in_words(level)}: {question}"


def question_fallback(number: int, every: int, question: str) -> str:
    """Show a question as plain text, for notifications."""
    return f"Question {number} of {every}: {question} Please answer with the buttons."


def paused_place(title: str, answered: int, every: int) -> str:
    """Say how far a self-check has come that a person left."""
    return f"{title}: {answered} of {every} answered."


def stopped(runs: int, reminders: int) -> str:
    """Say what the word STOP ended."""
    ended = [
        part
        for part in (
            _count(runs, "self-check") if runs else "",
            _count(reminders, "reminder") if reminders else "",
        )
        if part
    ]
    return (
        f"Stopped: {' and '.join(ended)}. I will not write to you unasked. Your answers are kept; "
        "/kloe delete my data erases them."
    )


# The playground: what the page and the command line say of it

PAGE_GONE = "That is no longer there. What you see now is how it stands."
PAGE_SILENT = "Kloe did not take this in time. Nothing is lost: try again in a moment."
PAGE_FILL_IN = "Please fill this in as asked."
PAGE_CLOCK = "The clock can only be moved forward, and by ten years at most."
PAGE_NO_COMMAND_IN_THREAD = (
    "Slack takes no commands in threads. Type it in the conversation itself."
)
PAGE_REFUSED = "This page takes requests from itself only. Load it again."
PAGE_NOT_READ = "This could not be read. Load the page again."


def page_not_in(channel: str) -> str:
    """Say that Kloe did not hear a mention."""
    return f"Kloe is not in #{channel}, so it did not see that. Invite it, then ask again."


def page_no_command(command: str) -> str:
    """Say that there is no such command."""
    return f"{command} is no command here. The one that there is: /kloe, then your question."


def playground_ready(url: str) -> str:
    """Say where the playground is."""
    return f"Kloe is at {url} - open it in a browser on this computer. Ctrl-C ends."


PLAYGROUND_FOUND_NO_SLACK = (
    "No Slack settings were found, so Kloe opens its playground: a small workspace that runs here. "
    "Nothing leaves this computer."
)
PLAYGROUND_FORGETS = "What you do there is forgotten when Kloe ends; --data FOLDER keeps it."


def playground_keeps(folder: str) -> str:
    """Say where the playground keeps what is done in it."""
    return f"Messages, files, self-checks and the clock are kept in {folder}."


def playground_port_taken(port: int) -> str:
    """Say that another port is taken."""
    return f"Port {port} is taken, so another free one is used."


PLAYGROUND_NO_FOLDER = "there can be no such folder here"
PLAYGROUND_UNREADABLE = "what is kept there cannot be read: move it away, or choose another folder"


# Evidence in Slack.

NOTE_ADD_TITLE = "Add evidence"
NOTE_EDIT_TITLE = "Change evidence"
NOTE_SAVE = "Save"
NOTE_CANCEL = "Cancel"
NOTE_WARNING = (
    "Please write nothing about patients, and name no colleagues: a role, not a name. I refuse numbers of "
    "persons, telephone numbers and e-mail addresses, but I cannot recognise a name that stands alone."
)
NOTE_WHAT = "What shows it"
NOTE_WHAT_PLACEHOLDER = "for example board minutes of May 2026, item 7"
NOTE_WHERE = "Where it is kept"
NOTE_WHERE_PLACEHOLDER = "for example the board's folder, or a link"
NOTE_OWNER = "Who looks after it"
NOTE_OWNER_PLACEHOLDER = "for example company secretary"
NOTE_OWNER_HINT = "A role, not a name."
NOTE_REVIEW = "Look at it again by"
NOTE_REVIEW_HINT = "Today or later; leave it empty if it never grows old."
NOTE_EMPTY = "Please say in a few words what shows it."
NOTE_REFUSED_PERSON = (
    "This looks like a person's data: an NHS or National Insurance number, or a date beside a name. Please "
    "take it out. If it is the date of a meeting, write the month as a word, such as 12 March 2026."
)
NOTE_REFUSED_PHONE = "This looks like a telephone number. Please take it out, and write a role."
NOTE_REFUSED_EMAIL = "This looks like an e-mail address. Please take it out, and write a role."
NOTE_REVIEW_UNREADABLE = "This is no date that I can read. Please choose one from the calendar."
NOTE_REVIEW_PAST = "This day has gone by, so it may be a slip. Please choose today or a later day."
NOTE_NOT_YET = "Not kept yet: my database cannot be reached. Please leave this open, and press Save again later."
NOTE_NO_RUN = (
    "Not kept: the self-check in which you pressed the button is no longer kept, or no longer asks this "
    "question. Please copy what you wrote, and type /kloe check."
)
NOTE_GONE = "This evidence is no longer kept, so nothing was changed."
NOTE_REMOVED = "That evidence is removed. The answer to its question stays as it was."
NOTE_REMOVE_TITLE = "Remove this evidence?"
NOTE_REMOVE_TEXT = "It is erased for good. Your answers stay as they are."
NOTE_REMOVE_YES = "Remove"
NOTE_REMOVE_NO = "Keep it"
NOTE_CHANGE = "Change"
NOTE_REMOVE = "Remove"
EVIDENCE_TITLE = "Your evidence"
EVIDENCE_NONE = (
    "No evidence is noted yet. While a self-check asks you a question, press Add evidence under it: you can "
    "say what shows it, where it is kept, who looks after it and when to look at it again."
)
EVIDENCE_FORMER = "This question is no longer asked."
EVIDENCE_PREVIOUS = "Previous"
EVIDENCE_NEXT = "Next"


def note_too_long(most: int) -> str:
    """Say that a text of evidence is too long."""
    return f"Please use {most} characters at most, and write the rest where the evidence is kept."


def note_review_far(years: int) -> str:
    """Say that a day of review is too far away to be meant."""
    return (
        f"This is more than {years} years away, so it may be a slip. Please choose an earlier day."
    )


def evidence_lead(notes: int, page: int, pages: int) -> str:
    """Head the list of a person's evidence."""
    place = f", page {page} of {pages}" if pages > 1 else ""
    return f"{EVIDENCE_TITLE}: {_count(notes, 'note')}{place}"


def evidence_overdue(named: Sequence[str], more: int) -> str:
    """Name the evidence whose day of review has gone by."""
    rest = f"; and {more} more" if more else ""
    return f"Overdue for review: {'; '.join(named)}{rest}."


def evidence_named(what: str, code: str) -> str:
    """Name a piece of evidence in a sentence."""
    return f"{what} ({code})" if code else what


def evidence_details(where: str, owner: str, review: str) -> str:
    """Say where evidence is kept, who looks after it, and when it is looked at again."""
    return "\n".join((
        f"{NOTE_WHERE}: {where or 'not said'}",
        f"{NOTE_OWNER}: {owner or 'not said'}",
        f"{NOTE_REVIEW}: {review}",
    ))  # fmt: skip


def evidence_button(label: str, what: str) -> str:
    """Say, for a screen reader, what a button beside evidence does."""
    return f"{label}: {what}"
