"""Every sentence that Kloe says, in one place: plain English that a busy manager reads once.

Functions take plain values and return finished sentences. Quotations, titles and codes come from
the documents and are passed in; nothing here states what a framework says.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

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
NEAREST = "The nearest passages, which may not answer it:"
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
NOT_UTF8 = "what was typed there is not in UTF-8, so it cannot be read"
INTERNAL_ERROR = (
    "Something went wrong inside Kloe. This is a fault of the program, not of your question."
)

IMPORT_NOTHING = "no document (.pdf, .docx, .html, .md or .txt) is in this folder"
IMPORT_DATES = {
    "option": "as you said",
    "text": "as it says in its text",
    "document": "by the document's own date",
    "made": "the day on which the file was made, since it says no other: check it",
    "file": "by the file's date, since the document has none: check it",
    "kept": "as it stood before",
}
IMPORT_PENDING = 'It is not searched yet: read it, then remove the line "review: pending" or import it again with --accept.'
IMPORT_UNREAD = "It is searched from now on, though nobody has read it: read it now."
IMPORT_READING = "Reading"
IMPORT_LEFT_OUT = "Left out: {words} words that the page hides, or has in a form or beside its text; look there if they matter."
IMPORT_SET = "Written into its header as you said: {fields}."
IMPORT_RETITLED = "The file that was imported before has the title \u201c{before}\u201d, this one \u201c{now}\u201d: if it is another document, rename it."
CHOSEN_FRAMEWORK = "I looked only in {called}."
DOCUMENTS_UNDER = "the documents under \u201c{framework}\u201d"


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
        return f"{CHOSEN_FRAMEWORK.format(called=only)} I found nothing there that is sure to answer it."
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
    """Introduce the passage nearest to a yes-or-no question, which may not decide it."""
    return f"Please judge by these words, the nearest in {called}:"


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


def of_their_number(quoted: Sequence[tuple[int, int]]) -> str:
    """Say how many of the items of lists are quoted, whose lead-ins say how many there are."""
    counts = " and ".join(f"{count} of the {every}" for count, every in quoted)
    verb = "are" if sum(count for count, _ in quoted) > 1 else "is"
    return f"Only {counts} {verb} quoted here: ask for the whole list to see the rest."


def see_above(markers: Sequence[int]) -> str:
    """Point to quotations that stand further up."""
    return f"see {' '.join(f'[{marker}]' for marker in markers)} above."


def still_to_confirm(markers: Sequence[int]) -> str:
    """Say of which quotations nobody has seen the original."""
    return f"Still {TO_BE_CONFIRMED}: {' '.join(f'[{marker}]' for marker in markers)}."


def need_not_held(need: str) -> str:
    """Name a part of the question that the documents do not answer."""
    return f"On {OPEN_QUOTE}{need}{CLOSE_QUOTE}: I found no passage that says it."


def silent(called: str) -> str:
    """Say that a framework has nothing on the subject of a comparison."""
    return f"{_capital(called)} {SILENT}"


def found_elsewhere(called: str) -> str:
    """Say that the one framework that was asked about gave no passage, and others did."""
    return f"I found no passage on this in {called}; the nearest are these:"


def read_as(typed: str, read: str) -> str:
    """Say how a misspelled word was read."""
    return f"I read {OPEN_QUOTE}{typed}{CLOSE_QUOTE} as {OPEN_QUOTE}{read}{CLOSE_QUOTE}."


def quoted(words: str, *, is_own: bool) -> str:
    """Show what is cited: in quotation marks only if it is a document's own words."""
    return f"{OPEN_QUOTE}{words}{CLOSE_QUOTE}" if is_own else words


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
    return f"{title}: {as_checked(note, checked)}"


def as_checked(note: str, checked: str) -> str:
    """Say of what became of a document when that was checked, unless it says that nobody did."""
    return note if note.endswith(_UNCHECKED) else f"{note} Checked {checked}."


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
    "misleading": "It is wrong or misleading",
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
LATER = "I cannot reach my database just now, so nothing was kept, changed or deleted. Please try again later."
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
    (
        "Compare two frameworks",
        "Compare the well-led framework and the Long Term Plan on diversity",
    ),
)
"""Title and question of each prompt; every one is answered from the shipped documents."""
PROMPT_CHECK = ("Start a self-check", "check")
"""The fourth; Slack shows no more. Its word opens the list of self-checks."""
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
    ("/kloe check", "go through a self-check, one question at a time, in our direct messages"),
    ("/kloe check W1", "go straight to one of them"),
    ("/kloe evidence", "the evidence that you noted, and what is due for review"),
    ("/kloe reminders", "when I remind you, if you want me to, and how to end it"),
    (
        "/kloe stop, or STOP in a direct message",
        "end every reminder and every self-check under way, which you can take up again",
    ),
    ("/kloe team W1", "in a channel: a self-check for a team, of which only counts are shown"),
    ("/kloe export", "your self-checks and evidence, to take away"),
    ("/kloe delete my data", "what I keep about you, and erase it"),
    ("/kloe privacy", "what I keep, for how long, and who can see it"),
    ("/kloe help", "this list"),
)
MENU_ELSEWHERE = (
    "You can also mention me in a channel, or write to me directly. Please leave out anything about "
    "patients or named colleagues."
)
PRIVACY_LINES = (
    "What you ask is kept only until it is answered, and then erased.",
    (
        "Of an answer I keep where it was posted, which passages it quoted, and a number worked out from the "
        "question, by which I know the same question again. It cannot be turned back into words, though somebody "
        "who guesses the words could check the guess against it."
    ),
    "Of a thread I keep the words last asked about, shortened (such as plan for planning) and out of order, for follow-up questions.",
    "Of a question that the documents do not answer I keep its words, shortened in the same way, without your name.",
    "Feedback is kept with your Slack user id, so that you can change it.",
    (
        "Of self-checks I keep your answers, the evidence that you note and the reminders that you ask for, "
        "with your Slack user id. They are confidential: I show them to nobody unless you share them; "
        "whoever runs me can reach the database."
    ),
    (
        "Of a team's self-check I keep the channel, its message and how many people it tells of. Your part in it "
        "is kept like any self-check of yours, with the mark that it belongs to that team. The channel is shown "
        "counts of several people together, never who answered; those stay there when you delete your data."
    ),
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
ERASE_MINE = "Delete my data"
ERASED_LEFT = (
    "What is kept of channels and of questions that the documents do not answer names nobody, and goes "
    "with time."
)
ERASED_NOTHING = "Nothing about you is kept, so there is nothing to erase."

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
ERASE_WHOSE = "say whose data: --user with one person's Slack id, or --everybody"
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


def invite(name: str) -> str:
    """Say how Kloe can be let into a channel in which it may not post."""
    return f"I may not post in this channel, since I am not a member of it. Type /invite @{name} in the channel, and try again."


def incident(identifier: str) -> str:
    """Say that something went wrong, and by which id the log names it."""
    return f"Something went wrong inside Kloe, so this was not answered. It is a fault of the program, not of your question. If it happens again, tell whoever runs Kloe this number: {identifier}."


def more_than_fits(shown: int, every: int) -> str:
    """Say that a reply is longer than Slack shows at once."""
    return f"This is more than Slack shows in one message: the first {shown} of {every} quotations are here. Ask about one part to read the rest."


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
    return as_checked(says, checked)


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
    return f"Imported on {day}; {_UNCHECKED}"


_UNCHECKED = "Kloe has not checked whether it is still current."


def imported(file: str, path: str, published: str, date_from: str, *, pages: int) -> str:
    """Say that a file is in the knowledge folder now, and which date it was given."""
    size = f", {_count(pages, 'page')}" if pages else ""
    return f"{file}: imported as {path}{size}; published {published} ({IMPORT_DATES[date_from]})."


def imported_again(file: str, path: str, published: str, date_from: str) -> str:
    """Say that a file has changed and was imported anew."""
    return f"{file}: changed since it was imported; {path} was written anew; published {published} ({IMPORT_DATES[date_from]})."


def import_carried(fields: Sequence[str]) -> str:
    """Say which fields of a header were kept as a person had set them."""
    return f"Kept as somebody had set it: {', '.join(fields)}. Check that it is still true."


def import_kept(path: str) -> str:
    """Say where the former text is, with all that a person corrected in it."""
    return f"What stood there before, with any corrections, is kept as {path}."


def import_still(path: str) -> str:
    """Say that a changed document is answered from as it was accepted last."""
    return f"Until then the text that was accepted before is searched: {path}."


def import_passed_over(options: Sequence[str], path: str) -> str:
    """Say which options were not followed, and where to change what they are about."""
    return f"{', '.join(options)}: not followed, since the file is the same. Change it at the top of {path}."


def import_unchanged(file: str, path: str) -> str:
    """Say that a file is the same as before, so that nothing was done."""
    return f"{file}: the same as when it was imported; {path} was left as it is."


def import_accepted(file: str, path: str) -> str:
    """Say that an imported document counts as reviewed now."""
    return f"{file}: accepted; {path} is searched from now on."


def import_more_lines(count: int) -> str:
    """Say how much of a difference is not shown."""
    return f"... and {_count(count, 'line')} more."


def import_turning(count: int) -> str:
    """Say that marks were left out which nobody sees, and what that may change."""
    marks = _count(count, "invisible mark")
    return (
        f"Left out: {marks} of text direction. No word is missing, but beside "
        f"{'it' if count == 1 else 'them'} the original may show its words in another order."
    )


def imports_refused(refused: int, every: int) -> str:
    """Say how many files of a folder were not taken."""
    return f"{refused} of {_count(every, 'file')} could not be imported"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


# What is kept of self-checks.


def kept_selfcheck_days(days: int) -> str:
    """Say for how long self-checks and what belongs to them are kept."""
    return f"A self-check and its evidence are kept with your Slack user id for {days} days after the last change, so that you can compare one year with another. Evidence stays until its review date, where that is later."


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
    (
        "The questions were written for Kloe. Under each gap stands what it rests on: in quotation marks where "
        "these are the document's own words, and after \u201cIn summary\u201d where they are a summary of ours."
    ),
    "What could serve as evidence is our suggestion, not a requirement of that source.",
)
REPORT_BLANKS = ("Organisation:", "Completed by (role):", "Meeting:")
"""What those fill in who take the paper to a board; nobody's name is asked for."""
REPORT_GLANCE = "At a glance"
BAR_KEY = "In the bars of answers, \u2588 is in place, \u2592 is started, and \u2591 is everything else, answered or not."
WITH_EVIDENCE = (
    "\u201cWith evidence\u201d counts what was answered so, whether or not evidence is noted here."
)
REPORT_ANSWERS = "Answers by theme"
REPORT_CHANGE = "What has changed since last time"
REPORT_FIRST = "There is no earlier self-check with which to compare this one."
REPORT_UNCHANGED = "No answer differs."
REPORT_STRENGTHS = "Strengths"
REPORT_NO_STRENGTHS = "Nothing that was answered as in place has evidence noted."
REPORT_GAPS = "Gaps, and what is not known"
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
EXPORT_NO_FILE = "what has this name is no file that could be replaced; choose another name"
EXPORT_NOT_WRITTEN = "it cannot be written; is there such a folder, and may files be made in it?"


def day_in_words(day: date) -> str:
    """Show a day as people write it."""
    return f"{day.day} {day:%B %Y}"


def counts_in_words(chosen: Mapping[str, int], asked: int) -> str:
    """Say how often each level was chosen, and how many of the questions were not answered."""
    answered = sum(chosen.values())
    if not answered:
        return NOTHING_ANSWERED
    shown = chosen["evidenced"]
    place = f"{chosen['in_place'] + shown} of {_count(asked, 'question')} in place"
    rest = (
        (chosen["started"], "started"),
        (chosen["not_in_place"], "not in place"),
        (chosen["dont_know"], "don't know"),
        (chosen["not_applicable"], "not applicable"),
        (asked - answered, "not answered"),
    )
    said = [f"{number} {name}" for number, name in rest if number]
    return ", ".join((f"{place} ({shown} with evidence)" if shown else place, *said))


def level_in_words(level: str | None) -> str:
    """Name a level, or say that there is none."""
    return LEVEL_NAMES[level] if level else NOT_ANSWERED


def item_in_words(code: str, question: str) -> str:
    """Show a question, with its official code where it has one."""
    return f"{code}: {question}" if code else question


def report_title(title: str) -> str:
    """Head the paper on one self-check."""
    return f"Self-check: {title}"


def dated(title: str, day: str) -> str:
    """Name a document with its date."""
    return f"{title} ({day})"


def reason_in_words(words: str, *, is_own: bool) -> str:
    """Show what a question rests on: in quotation marks only if it is the document's own words."""
    shown = quoted(words, is_own=is_own)
    return shown if is_own else f"In summary: {shown}"


def thin_line(question: str, level: str | None) -> str:
    """Show a question that is said to be in place, and for which no evidence is noted."""
    return (
        f"{question} (said to have evidence; none noted here)" if level == "evidenced" else question
    )


def report_dates(made: date, begun: date, done: date | None) -> str:
    """Say when a self-check was answered, and when it was exported."""
    ended = f"finished {day_in_words(done)}" if done else "not finished"
    return f"Begun {day_in_words(begun)}, {ended}. Exported {day_in_words(made)}."


def compared_with(first: date, last: date) -> str:
    """Say with what a self-check is compared: answers of one day, or of several."""
    if first == last:
        return f"Compared with the answers given last time, on {day_in_words(last)}."
    days = f"between {day_in_words(first)} and {day_in_words(last)}"
    return f"Each answer is compared with the one given last time, {days}."


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
CHECK_WRITTEN = "I have written to you in our direct messages. You will find me under Apps."
CHECK_WRITTEN_HERE = "I have written to you here, below and outside this thread."
CHECK_CHOOSE = "Which self-check would you like to do? Each goes one question at a time, by button."
CHECK_NONE = "The documents that I hold come with no self-check."
CHECK_GOING_ON = "under way"
CHECK_STOPPED = "stopped, and can be taken up again"
CHECK_OPEN = "Open"
CHECK_GO_ON = "Go on"
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
QUESTION_TO_SUMMARY = "Back to the summary"
QUESTION_NOT_HELD = "The passage on which this question rests is no longer held."
QUESTION_GONE = (
    "This question is no longer asked. Please leave it by a button below; an answer that you gave to it is "
    "kept."
)
PAUSED = "Your answers are kept. Go on whenever you like, here or by typing /kloe check."
PAUSED_RESUME = "Go on"
REMIND = "Remind me"
STOPPED_CARD = "This self-check was stopped. What you answered is kept; no more is asked, unless you go on after all."
STOPPED_RESUME = "Go on after all"
STOPPED_SUMMARY = "Show the summary"
STOPPED_AGAIN = "Start afresh"
CARD_REPEATED = "That was kept already, so the second press changed nothing."
CARD_STALE = (
    "That card was not the latest any more, so the press changed nothing. Here is where you are."
)
CARD_ENDED = "This self-check has ended, so the press changed nothing."
CARD_GONE = "This self-check is no longer kept: it was deleted, or its time was up. Type /kloe check to start one."
CARD_NOT_SHOWN = (
    "Slack did not let me show what comes next. What you entered before is kept; please try again, or type "
    "/kloe check."
)
CARD_LATER = (
    "I cannot reach my database just now, so I cannot show you what comes next. What was kept before is still "
    "kept. Please try again later, or type /kloe check."
)
STOPPED_NOTHING = "Nothing is under way, and no reminder is set. I will not write to you unasked."


def check_unknown(name: str) -> str:
    """Say that there is no self-check of a name."""
    return f"I have no self-check called \u201c{name}\u201d. Which of these would you like?"


def check_offer(title: str, questions: int, state: str) -> str:
    """Show a self-check in the list of those that there are."""
    return f"{title}: {_count(questions, 'question')}{f', {state}' if state else ''}"


def check_within(name: str, title: str) -> str:
    """Say which self-check is meant by the code of one prompt."""
    return f"There is none on {name.upper()} alone, so here is \u201c{title}\u201d."


def check_button(label: str, title: str) -> str:
    """Say, for a screen reader, what the button that opens a self-check does."""
    return f"{label}: the self-check {title}"


def consent_title(title: str) -> str:
    """Head the card that asks for consent."""
    return f"Self-check: {title}"


def consent_about(about: str, questions: int) -> str:
    """Say what a self-check goes through, and how long it is."""
    return f"{about} {_count(questions, 'question')}, one at a time; you can stop, skip and go back at any time."


def consent_lines(days: int, team_least: int = 0) -> tuple[str, ...]:
    """Say what a person agrees to by beginning; nothing is kept before.

    Args:
        days: for how long a self-check is kept after its last change.
        team_least: people whose answers a channel is shown together, at least; 0 for no team.
    """
    shown = (
        consent_team(team_least) if team_least else "I show them to nobody unless you share them."
    )
    return (
        "Purpose: to see where your evidence is thin, with the passages that say why it matters. It is your own view, not a judgement by CQC, and it has no score.",
        "Who can see it: you. It is confidential, not anonymous: answers are kept with your Slack user id, and whoever runs me can reach the database.",
        shown,
        f"How long: {days} days after your last change; evidence with a later review date stays until then. /kloe delete my data erases all of it from my database at once.",
        "Slack keeps these messages too, until they are removed there, and your organisation's Slack owners may be able to export them. When you delete your data, I offer to remove mine here.",
        "Please write nothing about patients or named colleagues. For owners, write a role.",
        "To stop, write STOP to me at any time: it ends every self-check under way and every reminder; your answers stay, and you can go on afterwards. There are no reminders unless you ask for them.",
    )


def consent_team(channel_count: int) -> str:
    """Say what a team is shown, where a person takes part in a team's self-check."""
    return (
        "This is part of a team's self-check. Of your answers the channel is shown nothing but counts per theme, "
        f"together with others', only from {channel_count} people on, and never who answered; anything else only "
        "if you share it. Counts that were shown stay there when you delete your data."
    )


def question_place(title: str, theme: str, *, place: str) -> str:
    """Say where in a self-check a question stands; the theme where it is not the whole."""
    return f"{title}\n{place}" if theme in {"", title} else f"{title}\n{theme}\n{place}"


def question_number(number: int, every: int, bar: str) -> str:
    """Say how far a self-check has come, in words and as a bar."""
    return f"Question {number} of {every}\n{bar}"


def question_changing(number: int, every: int) -> str:
    """Say that an answer is being changed in a self-check of which all was asked."""
    return f"You are changing an answer: question {number} of {every}. All else stays as it is."


def progress(answered: int, every: int, *, skipped: int) -> str:
    """Say how many questions are answered, and how many were skipped."""
    return f"{answered} of {every} answered{f', {skipped} skipped' if skipped else ''}"


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


def paused_place(title: str, so_far: str) -> str:
    """Say how far a self-check has come that a person left."""
    return f"{title}: {so_far}."


def stopped(runs: int, reminders: int, done: int = 0) -> str:
    """Say what the word STOP ended.

    Args:
        runs: self-checks that were under way.
        reminders: reminders that were set.
        done: self-checks that were done, and an answer of which was being changed.
    """
    ended = [
        part
        for part in (
            _count(runs, "self-check") if runs else "",
            _count(reminders, "reminder") if reminders else "",
        )
        if part
    ]
    lead = f"Stopped: {' and '.join(ended)}. " if ended else ""
    again = "You can go on with a self-check after all: /kloe check. " if runs else ""
    stays = f"{_count(done, 'self-check')} of which you were changing an answer stays done. "
    return (
        f"{lead}{stays if done else ''}I will not write to you unasked. Your answers are kept. {again}"
        "/kloe delete my data erases them."
    )


# Summaries in Slack: what they show, and how they are taken away, shared and deleted.

SUMMARY_OWN = "This is your own view, not a judgement by CQC, and it has no score."
SUMMARY_ALONE = "Nobody else is shown it unless you share it."
SUMMARY_TEAM = (
    "Your team's channel is shown counts of several people's answers together, and nobody is shown this "
    "unless you share it."
)
CARD_OTHER_OPEN = (
    "You have begun this self-check anew since, so this one was not opened again. Finish or stop the new "
    "one first: /kloe check."
)
SUMMARY_SKIPPED = "Skipped or not reached"
EDIT_ANSWER = "Change an answer or add evidence"
EXPORT = "Export"
SHARE_SUMMARY = "Share"
DELETE_RUN = "Delete"


def summary_title(title: str) -> str:
    """Head the card of a summary."""
    return f"Summary: {title}"


def summary_dates(begun: date, done: date | None) -> str:
    """Say when a self-check was begun and finished."""
    ended = f"finished {day_in_words(done)}" if done else "not finished"
    return f"Begun {day_in_words(begun)}, {ended}."


def summary_in_short(gaps: int, strengths: int) -> str:
    """Say in one line what a summary shows, for notifications."""
    return f"{_count(gaps, 'gap')}, {strengths} in place. {SUMMARY_OWN}"


def counted(heading: str, count: int) -> str:
    """Head a list with how many there are."""
    return f"{heading}: {count}"


def gaps_heading(shown: int, every: int) -> str:
    """Head the gaps, and say how many of them are shown."""
    if shown == every:
        return counted(REPORT_GAPS, every)
    return f"{REPORT_GAPS}: {every}\n{shown} of {every} gaps shown. The export has all of them."


def more_lines(count: int) -> str:
    """Say how many lines of a list are left out."""
    return f"and {count} more, which the export has."


def more_documents(count: int) -> str:
    """Say of how many more documents it is not said what became of them."""
    return f"It also rests on {_count(count, 'more document')}, which the export has."


def more_themes(count: int) -> str:
    """Say how many themes are left out."""
    return f"and {_count(count, 'theme')} more, which the export has."


def changed_line(question: str, before: str | None, now: str | None) -> str:
    """Say how an answer differs from the time before."""
    return f"{question} Last time: {level_in_words(before)}. Now: {level_in_words(now)}."


def summary_former(count: int) -> str:
    """Say that answers are left of questions that are no longer asked."""
    return f"{REPORT_FORMER}: {_count(count, 'question')}. The export has your answers."


def edit_option(number: int, question: str) -> str:
    """Show a question in the menu of answers."""
    return f"{number}. {question}"


def scopes_withheld(scopes: Sequence[str]) -> str:
    """Say which permissions that may be withheld are, and what that means."""
    return (
        f"; not granted, and not needed: {', '.join(scopes)} (without files:write, exports come as "
        "messages)"
    )


EXPORT_BUTTONS = {"docx": "Word", "csv": "CSV", "json": "JSON"}
EXPORT_WHERE = (
    "The file comes here, into our direct messages. Where Slack does not let me send files, CSV and JSON "
    "come as messages, and I say who can write the Word document. It is confidential: it is yours to keep "
    "or give on."
)
EXPORT_TITLE = "Self-checks"
EXPORT_COMMENT = (
    "Here is your export. It is confidential: it belongs to you, and you decide who reads it. Slack keeps "
    "the file until it is removed: /kloe delete my data offers that, with all else that I wrote here."
)
EXPORT_EMPTY = "You have no self-check that can be shown so. JSON has what else I keep about you."
EXPORT_NO_WORD = "Slack does not let me send files here, and a Word document cannot be a message."


def export_lead(title: str) -> str:
    """Head the choice of a format."""
    return f"Export {title}" if title else "Export your self-checks"


def export_lines(title: str) -> tuple[str, ...]:
    """Say what each format has."""
    what = "this self-check" if title else "the latest run of each self-check"
    return (
        f"Word: {what} as a paper, with your answers, evidence and the sources.",
        f"CSV: {what} as a table for a spreadsheet, one row a question.",
        "JSON: all that I keep about you: every run with its questions, evidence, reminders and feedback, and the records of your messages, answers and threads with me.",
    )


def export_without(checks: Sequence[str]) -> str:
    """Say which self-checks a document or table could not show."""
    return f"Left out, since no longer defined: {', '.join(checks)}. JSON has the answers."


def export_part(number: int, every: int) -> str:
    """Head one part of an export that comes as messages."""
    lead = f"Your export, part {number} of {every}."
    if number > 1:
        return lead
    joined = (
        " Put the parts together in this order, each on a new line, to get the file."
        if every > 1
        else ""
    )
    return f"{lead} It is confidential. Slack does not let me send files here, so it comes as text to copy.{joined}"


def export_too_long(parts: int) -> str:
    """Say that an export is too long for messages."""
    return f"Slack does not let me send files here, and as text this would be {parts} messages."


def export_by_operator(why: str, user: str, form: str) -> str:
    """Say who can export what Slack does not let through."""
    return (
        f"{why} Whoever runs me can write the file for you: kloe selfcheck export --user {user} "
        f"--format {form} --out FILE. Your Slack user id is {user}."
    )


SHARED_STAYS = (
    "Summaries that you shared stay where they are, since I cannot tell any more where that was: in a channel an "
    "administrator of the workspace can remove them, and a colleague to whom you sent one can by typing "
    "/kloe delete my data."
)
DELETE_RUN_YES = "Delete it"
DELETE_RUN_NO = "Keep it"


def delete_run(notes: int) -> str:
    """Ask whether a self-check is to be deleted."""
    return (
        f"Delete this self-check with all its answers? That cannot be undone. {_notes_stay(notes)}"
    )


def deleted_run(at: datetime, notes: int) -> str:
    """Say that a self-check was deleted, and what stays."""
    return (
        f"Deleted from my database on {day_in_words(at.date())}: this self-check with all its answers. "
        f"{_notes_stay(notes)} A reminder stays, too, if you set one: /kloe reminders. Earlier cards of it and "
        "files that you exported still stand here; /kloe delete my data offers to remove all my messages here, "
        f"after deleting everything. {SHARED_STAYS}"
    )


def _notes_stay(notes: int) -> str:
    if not notes:
        return "No evidence was noted for it."
    stays = "stays" if notes == 1 else "stay"
    return (
        f"{_count(notes, 'note')} of evidence {stays}, for other self-checks ask the same questions; "
        "/kloe evidence shows and deletes them one by one, /kloe delete my data all."
    )


SHARE_TITLE = "Share the summary"
SHARE_LEAD = (
    "Choose one place. Exactly what stands below is posted there, in your name, and nothing else of your "
    "self-check: no evidence and no single answers beyond it."
)
SHARE_CHANNEL = "In a channel"
SHARE_HINT = "I have to be a member of it. Channels shared with other organisations are left out."
SHARE_PERSON = "Or to one person"
SHARE_DIRECT = "They get it from me as a direct message. Guests and apps are left out."
SHARE_WHAT = "How much"
SHARE_NOT_DONE = "Your summary was not shared."
SHARE_EXTENTS = {"counts": "Counts per theme only", "gaps": "Counts per theme, and the gaps"}
SHARE_YOURSELF = (
    "That is you, and you have your summary. Please choose somebody else, or a channel."
)
SHARE_WITH_KLOE = "That is me, an app, and you have your summary from me. Please choose a colleague, or a channel."
SHARE_NO_MEMBER = f"{SHARE_NOT_DONE} I am not a member of"
SHARE_AGAIN = (
    "You have shared exactly this there before. Nothing more has been posted yet; to post it once more, "
    "press Share again."
)
SHARE_PREVIEW = "This is what will be read. Nothing has been posted yet."
SHARE_CHANGED = (
    "The preview below has changed. Nothing has been posted yet; look at it, and press Share again."
)
SHARE_ONE_PLACE = "Choose a channel or a person, and only one of them."
SHARED_OWN = "One person's own view, not a judgement by CQC; it has no score."
SHARE_UNKNOWN = "Slack did not tell me whether your summary was posted. Please look there before you share it again."
_STRANGERS = {
    "bot": "That is an app and not a person.",
    "gone": "That person's account is deactivated.",
    "guest": "That person is a guest in this workspace, and I share self-checks with colleagues only.",
    "elsewhere": "That person belongs to another workspace, and I share self-checks with colleagues only.",
}


def shared_by(name: str, title: str) -> str:
    """Head a shared summary: who shares it, and that they chose to."""
    return f"Shared by {name}, by their own choice. Self-check: {title}"


def shared_gap(question: str, level: str | None) -> str:
    """Show a gap in a shared summary."""
    return f"{question} ({level_in_words(level)})"


def shared_gaps(shown: int, every: int) -> str:
    """Head the gaps of a shared summary, and say how many of them are shown."""
    heading = counted(REPORT_GAPS, every)
    return heading if shown == every else f"{heading}\n{shown} of {every} gaps shown."


SHARE_THE_CHANNEL = "the channel that you chose"
SHARE_IT_IS_HERE = ". It is here: "
"""Before the address of what was shared, which ends the sentence."""


def to_person(name: str) -> str:
    """Say that something was sent to one person."""
    return f"with {name}, as a direct message."


def shared_summary(what: str, where: str, at: datetime) -> str:
    """Say what was shared, when by the clocks of London, and where."""
    extent = what[:1].lower() + what[1:]
    return (
        f"Shared on {day_in_words(at.date())} at {at:%H:%M}, London time: your summary ({extent}), exactly as "
        f"previewed, {where}"
    )


def share_invite(name: str) -> str:
    """Say after a channel's name how Kloe can be let into it."""
    return f". Type /invite @{name} there, and share it again."


def share_stranger(why: str) -> str:
    """Say why a summary is not shared with somebody."""
    return f"{SHARE_NOT_DONE} {_STRANGERS[why]}"


def share_refused(code: str) -> str:
    """Say that Slack did not let a summary be posted."""
    return f"{SHARE_NOT_DONE} Slack did not let me post there ({code})."


# Evidence in Slack.

NOTE_ADD_TITLE = "Add evidence"
NOTE_EDIT_TITLE = "Change evidence"
NOTE_SAVE = "Save"
NOTE_CANCEL = "Cancel"
NOTE_WARNING = (
    "Please write nothing about patients, and name no colleagues: a role, not a name. I refuse what I can "
    "recognise: a title with a name, NHS, National Insurance and hospital numbers, postcodes, telephone "
    "numbers and e-mail addresses. I cannot recognise a name that stands alone."
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
NOTE_REFUSED_NAME = (
    "This looks like a person's name after a title, such as Mrs, Dr or Patient. Please write a role instead, "
    "and nothing about patients."
)
NOTE_REFUSED_POSTCODE = (
    "This looks like a postcode. Please take it out; for a building, write what it is called."
)
NOTE_REFUSED_HOSPITAL = "This looks like the number of a patient's record. Please take it out; no patient may be recognisable."
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


# Self-checks of teams.

TEAM_JOIN = "Join"
TEAM_CLOSE = "Close for everybody"
TEAM_CLOSE_TITLE = "Close this team self-check?"
TEAM_CLOSE_SURE = "Nobody new can join then. Those who have begun may finish. Anybody in this channel can open it again."
TEAM_REOPEN = "Open it again"
TEAM_KEEP_OPEN = "Keep it open"
TEAM_IS_CLOSED = "Closed: nobody new can join. Those who have begun may finish."
TEAM_IS_OPEN = "This team self-check is open again: everybody in this channel may join."
TEAM_CLOSED = (
    "This team self-check is closed, so nobody new can join. Anybody in the channel can open it again by the button "
    "under it; or type /kloe check for one of your own."
)
TEAM_GONE = "This team self-check is no longer kept. Type /kloe team in the channel to open one."
TEAM_OPENED = "I have posted the team self-check in this channel. Everybody who wants to take part presses Join, you too."
TEAM_UNKNOWN = (
    "Slack did not tell me whether I posted the team self-check. Please look in this channel before you type the "
    "command again."
)
TEAM_NOT_POSTED = "Slack does not let me post in this channel, so no team self-check was opened."
TEAM_FOR_CHANNELS = (
    "A team self-check belongs in a channel: type /kloe team and the name of a self-check there. For one of your "
    "own, type /kloe check here."
)
TEAM_BY_COMMAND = "To open a team self-check in this channel, type /kloe team and its name, such as /kloe team W1."
TEAM_OWN_RUN = (
    "You have this self-check under way on your own. It stays private and does not count for the team. To take part "
    "with the team, finish it or stop it first (STOP in our direct messages, which ends all self-checks under way "
    "and all reminders), then press Join again."
)
TEAM_OTHER_RUN = (
    "You have this self-check under way with another team, where it counts once you finish. To take part with this "
    "team too, finish it or stop it first (STOP in our direct messages), then press Join again."
)
TEAM_JOINED = (
    "You have joined already. I have written to you in our direct messages, where you can go on."
)
TEAM_DONE = "You have finished this team self-check. Your answers are in our direct messages, and you can still change them."
TEAM_OTHERS = "all other answers together"


def team_how(name: str, count: int) -> str:
    """Say how a team's self-check is opened, and that there is none of the name that was typed.

    Args:
        name: what was typed; empty for nothing.
        count: how many there are, which are listed below.
    """
    unknown = f"I have no self-check called \u201c{name}\u201d. " if name else ""
    those = "These are the ones that I have:" if count else CHECK_NONE
    return f"{unknown}To open a team self-check in this channel, type one of the commands below. {those}"


def team_offer(name: str, title: str) -> str:
    """Say what opens a team's self-check, and what it is called."""
    return f"/kloe team {name}: {title}"


def team_title(title: str) -> str:
    """Head the message of a team's self-check."""
    return f"Self-check for this team: {title}"


def team_lines(step: int) -> tuple[str, ...]:
    """Say how a team's self-check goes, and what the channel is shown of it."""
    return (
        "Press Join, and I ask you in our direct messages. Your answers are confidential: nobody in this channel sees them, and nobody is told who joins.",
        f"Only counts per theme are shown here, never who answered what. They appear when {step} people have finished, and change only when {step} more have.",
        "An answer that few people gave is counted with others, under \u201call other answers together\u201d, whatever those say. A theme is left out where its counts would tell too much about single people.",
        "It is the team's own view, not a judgement by CQC, and it has no score.",
    )


def team_nothing_yet(step: int) -> str:
    """Say that there is nothing to be shown yet; how many have finished is not told either."""
    return f"Nothing is shown until {step} people have finished."


def team_shown(people: int) -> str:
    """Head the counts."""
    return f"Answers of the first {people} people who finished"


def team_theme(title: str, counts: Sequence[tuple[str, int]]) -> str:
    """Show the counts of one theme."""
    shown = "; ".join(f"{name}: {count}" for name, count in counts)
    return f"{title}\n{_count(sum(count for _, count in counts), 'answer')}: {shown}"


def team_withheld(title: str) -> str:
    """Say that the counts of a theme are not shown, and why; nothing more."""
    return f"{title}\nNot shown: too few people chose each answer, or nearly all chose the same. Talk about it together."


def team_cut(left: int) -> str:
    """Say that there are more themes than a message holds."""
    return f"{_count(left, 'more theme')} that this message does not hold."


# Reminders of self-checks.

REMINDERS_TITLE = "Reminders"
REMINDERS_SAVE = "Save"
REMINDERS_WHICH = "Which self-check?"
REMINDERS_OFTEN = "How often?"
REMINDERS_AT = "At what time of the day?"
REMINDERS_ZONE = "By which clock?"
REMINDERS_OFTEN_NAMES = {
    "week": "Every week",
    "month": "Every month",
    "quarter": "Every three months",
    "none": "Never: no reminder",
}
REMINDERS_CHOOSE_CHECK = "Please choose a self-check that I have now."
REMINDERS_CHOOSE_OFTEN = "Please choose how often."
REMINDERS_CHOOSE_TIME = "Please choose a time of the day, such as 09:00."
REMINDERS_CHOOSE_ZONE = "Please choose a clock from the list."
REMINDERS_NONE = (
    "No reminder is set. There are none unless you ask for them; press Add a reminder if you would like "
    "one."
)
REMINDERS_YOURS = "Your reminders:"
REMINDERS_ADD = "Add a reminder"
REMINDERS_CHANGE = "Change"
REMINDERS_REMOVE = "Remove"
REMINDERS_MORE = "There are more, which do not fit here. Remove one to see the next."
REMINDERS_COLLEAGUES = (
    "I write unasked to full members of this workspace only, and Slack says that you are a guest or from "
    "another one. So I cannot remind you."
)
REMINDER_GONE = "There is no such reminder any more, so there is nothing to put off."
REMINDER_GO_ON = "Go on"
REMINDER_CHANGING = "You have done it, and are changing an answer of it."
REMINDER_START = "Start"
REMINDER_TOMORROW = "Tomorrow"
REMINDER_NEXT_WEEK = "Next week"
REMINDER_OFF = "No more reminders"
REMINDER_ASKED = (
    f"You asked for this reminder. To end it, press {REMINDER_OFF}; /kloe reminders lists all of yours. "
    "STOP ends all reminders, and self-checks under way as well."
)
REMINDER_FORMER = "A self-check that is no longer asked"


def clock_in_words(zone: str) -> str:
    """Name the clocks of a time zone by its town."""
    town = zone.rpartition("/")[2].replace("_", " ")
    return town if town in {"UTC", "GMT"} else f"{town} time"


def clock_that_follows(zone: str) -> str:
    """Offer the clocks of wherever a person is; Slack may not say where that is."""
    if zone:
        return f"Wherever I am: {clock_in_words(zone)} now, says Slack"
    return "Wherever I am: London time until Slack says"


def moment_in_words(wall: datetime, zone: str) -> str:
    """Say when, as people write it, and by which clock."""
    return f"{wall:%A} {day_in_words(wall)} at {wall:%H:%M}, {clock_in_words(zone)}"


def reminders_rules(quiet: tuple[str, str] | None) -> str:
    """Say when reminders do not come, and how to stop them."""
    hours = f"in quiet hours ({quiet[0]} to {quiet[1]})" if quiet else ""
    days = "at weekends, on bank holidays in England"
    never = f"{days} or {hours}" if hours else days.replace(",", " or")
    return (
        f"None comes {never}: it then comes as soon as these are over. One that could not be sent within "
        "two hours is left out, and I tell you so the next time; one is also left out if you have just done "
        "the self-check. To end reminders alone, press No more reminders under one, or type /kloe "
        "reminders; STOP ends all of them, and self-checks under way as well."
    )


def reminders_about(quiet: tuple[str, str] | None) -> str:
    """Say what a person who asks for a reminder gets."""
    return (
        "There are no reminders unless you ask for them. They come in our direct messages. "
        f"{reminders_rules(quiet)}"
    )


def reminder_kept(title: str, every: str, when: str) -> str:
    """Give the receipt for a reminder: when the first one comes."""
    often = REMINDERS_OFTEN_NAMES[every].lower()
    return (
        f"I will remind you of \u201c{title}\u201d {often}. The next reminder comes on {when}, a few minutes "
        "more or less."
    )


def reminder_moved(chosen: time, quiet: tuple[time, time], *, is_next_day: bool) -> str:
    """Say what becomes of a time of the day that lies in quiet hours."""
    start, end = quiet
    day = " on the next day" if is_next_day else ""
    return (
        f"You chose {chosen:%H:%M}, which is in quiet hours ({start:%H:%M} to {end:%H:%M}), so each reminder "
        f"comes when these are over: soon after {end:%H:%M}{day}."
    )


def reminder_follows(zone: str, *, follows: bool) -> str:
    """Say what becomes of the time of the day where a person travels."""
    if follows:
        return "If Slack says that you are in another time zone, the time of the day is kept there."
    return f"The time goes by {clock_in_words(zone)}, wherever you are."


def reminder_removed(title: str) -> str:
    """Say that a self-check is not reminded of any more."""
    return f"I will not remind you of \u201c{title}\u201d any more."


def reminder_line(title: str, every: str, when: str) -> str:
    """Show one reminder in the list of a person's."""
    return f"{title}: {REMINDERS_OFTEN_NAMES[every].lower()}; next on {when}, a few minutes more or less."


def reminder_button(action: str, title: str) -> str:
    """Say, for a screen reader, what a button beside a reminder does."""
    return f"{action} the reminder of {title}"


def reminder_head(title: str) -> str:
    """Head a reminder."""
    return f"Reminder: {title}"


def reminder_standing(done: date | None, going_on: tuple[int, int] | None) -> str:
    """Say where a self-check stands.

    Args:
        done: the day on which it was done last.
        going_on: how many questions are answered, and of how many, where it is under way.
    """
    if going_on:
        return f"It is under way: {going_on[0]} of {_count(going_on[1], 'question')} answered."
    if done:
        return f"You did it last on {day_in_words(done)}."
    return "You have not done it yet."


def reminder_put_off(title: str, when: str) -> str:
    """Say when a reminder that was put off comes."""
    return f"I will remind you of \u201c{title}\u201d again on {when}, a few minutes more or less."


def reminder_missed(title: str, when: str) -> str:
    """Say that a reminder was not sent."""
    return (
        f"The reminder of \u201c{title}\u201d for {when} was not sent: I could not send it in time."
    )


def reminders_missed_more(count: int) -> str:
    """Say how many more were not sent."""
    return f"Nor {'was one earlier one' if count == 1 else f'were {count} earlier ones'}."


# Home, and what a person may have done with what is kept about them.

HOME_TITLE = "Kloe"
HOME_WHAT = (
    "I find, quote and cite what three national frameworks say on leadership and talent, and lead you "
    "through self-checks that rest on them."
)
HOME_LIMITS = (
    "What I say is quoted from the documents or written beforehand; there is no AI model.",
    "It is not advice, and nothing here is a judgement or a rating by the Care Quality Commission (CQC).",
    "Nothing leaves Slack and the database of whoever runs me.",
    "Please write nothing about patients or named colleagues.",
)
HOME_ASK = "How to ask"
HOME_ASK_LINES = (
    "Write to me under Messages, mention me in a channel, or type /kloe and your question.",
    "/kloe W1.4 shows all that I hold on one key line of enquiry or prompt.",
    "/kloe help lists everything that you can type.",
)
HOME_CHECKS = "My self-checks"
HOME_ANSWERS_THERE = "What you press here opens in our direct messages, under Messages."
HOME_AWAY = (
    "I cannot reach my database just now, so I cannot show your self-checks, evidence and reminders. "
    "Nothing is lost; please open this page again later."
)
HOME_NOT_BEGUN = "Not begun."
HOME_UNCHANGED = "No answer differs from the time before."
HOME_GO_ON = "Go on"
HOME_START = "Start"
HOME_AGAIN = "Start again"
HOME_SUMMARY = "Summary"
HOME_EVIDENCE = "My evidence"
HOME_NO_EVIDENCE = (
    "You have noted no evidence. It is noted in a self-check, by the button Add evidence."
)
HOME_SHOW_EVIDENCE = "Show my evidence"
HOME_REMINDERS = "My reminders"
HOME_NO_REMINDERS = "There are none, so I will not write to you unasked."
HOME_SET_REMINDER = "Set a reminder"
HOME_SOURCES = "Sources"
HOME_SOURCES_MORE = "/kloe sources says of each what has become of it, and what has replaced it."
HOME_PRIVACY = "What is kept about you"
HOME_CONFIDENTIAL = "It is confidential: I show it to nobody unless you share it; whoever runs me can reach the database."
HOME_SLACK_KEEPS = (
    "Slack keeps our messages too, and your organisation's Slack owners may be able to export them."
)
HOME_EXPORT = "Export everything"
HOME_STOP = "Stop everything"
HOME_STOP_TITLE = "Stop everything?"
HOME_STOP_TEXT = (
    "This ends every self-check under way and every reminder. Your answers are kept, and you can go on with "
    "a self-check afterwards; reminders have to be set anew. /kloe reminders ends reminders alone."
)
HOME_STOP_NO = "Leave it all"
_HOME_ALL = {
    "self-check": "/kloe check", "note": "/kloe evidence", "reminder": "/kloe reminders",
    "document": "/kloe sources",
}  # fmt: skip
"""What is not all shown to what lists all of it."""
_HOME_EVERY = {"week": "every week", "month": "every month", "quarter": "every quarter"}

MINE_NOTHING = "Nothing is kept about you."
DELETE_TITLE = "Delete everything that is kept about you?"
DELETE_LINES = (
    (
        "Your self-checks, evidence and reminders go, whether or not they came to their end, and what is kept "
        "of our direct messages."
    ),
    "The latest card of each self-check is blanked. What else stands in Slack is told afterwards, with who can remove it.",
    "It cannot be undone. If you want to keep a copy, export everything first.",
)
DELETE_YES = "Delete everything"
DELETE_NO = "Keep it"
DELETE_KEPT = "Nothing was deleted."
DELETE_STAYS = "What stays:"
DELETE_STAYS_LINES = (
    (
        "Marks that a message arrived, without its words and without your name, so that it is not answered "
        "twice; they go with time."
    ),
    ERASED_LEFT,
    "Counts that a team was shown already; they name nobody.",
    (
        "My messages in Slack: older cards, answers and summaries, and files that you exported. You cannot "
        "delete them, but I can, by the button below."
    ),
    SHARED_STAYS,
    (
        "Your own messages to me: you can delete them, where your workspace lets you. Your organisation's Slack "
        "owners may keep or export what was written here, even after it is removed."
    ),
)


def home_source(name: str, status: str, checked: str) -> str:
    """Show a document in short: its status in one word, and when that was checked."""
    return f"{name}: {status}, checked {checked}"


def home_check_open(so_far: str, begun: date) -> str:
    """Say how far a self-check has come that is under way."""
    return f"Under way since {day_in_words(begun)}: {so_far}."


def home_check_stopped(so_far: str, ended: date) -> str:
    """Say how far a self-check had come when it was stopped."""
    return f"Stopped on {day_in_words(ended)}: {so_far}. You can go on after all."


def home_check_changing(so_far: str) -> str:
    """Say that a self-check is done but for an answer that is being changed."""
    return f"Done, but you are changing an answer: {so_far}."


def home_check_done(bar: str, done: date) -> str:
    """Say what the latest self-check that was done came to."""
    return f"Last done on {day_in_words(done)}: {bar}."


def home_trend(previous: date, higher: int, lower: int, *, other: int) -> str:
    """Say what has changed since the time before."""
    parts = (
        (higher, "higher"),
        (lower, "lower"),
        (other, "changed to or from \u201cdoes not apply\u201d or \u201cdon't know\u201d"),
    )
    said = [f"{number} {how}" for number, how in parts if number]
    return f"Answers since {day_in_words(previous)}: {', '.join(said)}."


def home_button(does: str, title: str) -> str:
    """Say, for a screen reader, for which self-check a button is."""
    return f"{does}: {title}"


def home_more(more: int, noun: str) -> str:
    """Say that there are more things than are shown, and where all are."""
    return f"And {_count(more, noun)} more: {_HOME_ALL[noun]} lists all."


def home_former(count: int) -> str:
    """Say that self-checks are kept which are not asked any more."""
    return f"{_count(count, 'self-check')} of yours no longer asked; Export everything has the answers."


def home_evidence(count: int, overdue: int, soon: int, *, days: int) -> str:
    """Say how much evidence is noted, and how much of it is to be looked at again."""
    return (
        f"{_count(count, 'note')} of evidence; {overdue} overdue for review, and {soon} to be reviewed "
        f"within {days} days."
    )


def home_due(what: str, review: str) -> str:
    """Show a piece of evidence that is to be looked at again."""
    return f"{what}; {REVIEW} {review}"


def home_reminder(title: str, every: str, due: datetime, zone: str) -> str:
    """Show a reminder: of what, how often, and when the next one comes by the person's clock."""
    return (
        f"{title}: {_HOME_EVERY[every]}; next on {due:%A} {day_in_words(due.date())} about {due:%H:%M}, "
        f"{zone} time"
    )


def deleted_on(at: datetime) -> str:
    """Head the receipt of what was deleted, with the time in the United Kingdom."""
    return f"Deleted on {day_in_words(at.date())} at {at:%H:%M}, London time:"


def erase_sure(user: str | None) -> str:
    """Ask the operator once more, before what is kept of a person, or of everybody, is erased."""
    of = f"about {user}" if user else "about everybody, self-checks and evidence included"
    return f"Erase all that is kept {of}? It cannot be undone."


def erased_person(counts: Mapping[str, int]) -> str:
    """Say how much of each kind was erased of one person, by the fields of what is kept."""
    kinds = (f"{name.replace('_', '-')} {count}" for name, count in counts.items() if count)
    return f"Erased: {', '.join(kinds) or 'nothing was kept about this person'}."


def erased_all(count: int) -> str:
    """Say how much was erased of everybody."""
    return f"{_count(count, 'record')} erased; nothing about anybody is left."


def deleted_kinds(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Say how much of each kind was deleted, by the fields of what is kept about a person."""
    named = {
        "self_checks": ("self-check", " with your answers"),
        "evidence": ("note", " of evidence"),
        "reminders": ("record", " of reminders"),
        "feedback": ("piece", " of feedback"),
        "answers": ("record", " of answers in our direct messages"),
        "threads": ("thread", " remembered for follow-up questions"),
        "requests": ("record", " of messages that arrived, without their words"),
    }
    return tuple(
        f"{_count(counts[name], noun)}{rest}"
        for name, (noun, rest) in named.items()
        if counts[name]
    )


# What stands in Slack after something was deleted, and who answers for what is kept.

CARD_DELETED = "What stood here was deleted."
CLEAR = "Also remove my messages here"
CLEAR_BUTTON = "Remove Kloe's messages from our direct messages"
CLEAR_TITLE = "Remove my messages?"
CLEAR_SURE = (
    "I remove what I wrote in our direct messages, with files: the latest first, some 200 messages at a time. It "
    "cannot be undone. What you wrote stays."
)
CLEAR_YES = "Remove"
CLEAR_NO = "Keep them"
CLEAR_BEGUN = (
    "I am removing my messages from our direct messages. Slack lets me remove some fifty a minute; I write there "
    "when I am through."
)
CLEAR_NOT = (
    "Slack did not let me go through our direct messages, so not all of my messages were removed. Please try "
    "again later: /kloe delete my data."
)


def cleared(messages: int, files: int, *, left: int) -> str:
    """Say how much of what Kloe wrote was removed, and that what could not be is left."""
    handed = f" and {_count(files, 'file')}" if files else ""
    rest = f" Slack did not let me remove {left} more." if left else ""
    return f"Removed from our direct messages: {_count(messages, 'message')} of mine{handed}.{rest}"


CLEARED_OLDER = "Older ones may be left; /kloe delete my data offers to go on."


def copies_stay(contact: str) -> str:
    """Say what stays in copies, and who knows for how long."""
    return f"Copies of the database, if whoever runs me makes any; for how long, ask {_asked(contact)}."


def privacy_contact(contact: str) -> str:
    """Say who answers for what is kept, and how to reach them."""
    return (
        "The organisation that runs me answers for what is kept here. To ask about it, to have something put "
        f"right or to complain, ask {_asked(contact)}."
    )


def _asked(contact: str) -> str:
    return contact.rstrip(".") or "whoever brought me into this workspace"


# The playground: what the page and the command line say of it

PAGE_GONE = "That is no longer there. What you see now is how it stands."
PAGE_SILENT = "Kloe did not take this in time. Nothing is lost: try again in a moment."
PAGE_FILL_IN = "Please fill this in as asked."
PAGE_MORE_TO_READ = "The message goes on; all of it stands in the conversation."
PAGE_CLOCK = "The clock can only be moved forward, and by ten years at most."
PAGE_NO_COMMAND_IN_THREAD = (
    "Slack takes no commands in threads. Type it in the conversation itself."
)
PAGE_REFUSED = "This page takes requests from itself only. Load it again."
PAGE_FAULT = "Something went wrong in the playground, and not by your doing. Load the page again."
PAGE_NOT_READ = "This could not be read. Load the page again."
PAGE_NO_FILE = "There is no such file in any conversation that you are in."


def page_write(label: str) -> str:
    """Return what is missing, where nothing was written."""
    return f"Please write something under \u201c{label}\u201d."


def page_choose(label: str) -> str:
    """Return what is missing, where nothing was chosen."""
    return f"Please choose something under \u201c{label}\u201d."


def page_as_asked(label: str) -> str:
    """Return that what stands in an input is not what it asks for."""
    return f"What stands under \u201c{label}\u201d is not what is asked for."


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
PLAYGROUND_IN_USE = "another Kloe is using this folder; end it first, or choose another"
PLAYGROUND_UNREADABLE = "what is kept there cannot be read: move it away, or choose another folder"
PLAYGROUND_OTHER = (
    "what is kept there is of another version of Kloe, and is left as it is: use that version, "
    "or choose another folder"
)
