"""`kloe import`: from a file to a cited answer, again, changed, and by the folder."""

import shutil
from pathlib import Path

import pytest

from bot.domain.header import Header
from bot.settings import find_knowledge
from bot.yamlfile import parse

from .commands import Command, Ended, run

PAGE = "<title>Night guide</title><main><h2>Lamps</h2><p>Lamps are lit at dusk by the porter.</p></main>"


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """An empty knowledge folder."""
    folder = tmp_path / "knowledge"
    folder.mkdir()
    return folder


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder for the files that are given."""
    folder = tmp_path / "given"
    folder.mkdir()
    return folder


def kloe(knowledge: Path, *arguments: str | Path) -> Ended:
    """Run a command over a knowledge folder."""
    environment = {"KLOE_KNOWLEDGE": str(knowledge)}
    return run(Command(tuple(map(str, arguments)), environment=environment))


def bring(knowledge: Path, path: Path, *more: str) -> Ended:
    """Import a file or folder as the framework `night`."""
    return kloe(knowledge, "import", path, "--framework", "night", *more)


def asked_of_lamps(knowledge: Path) -> str:
    """Return what is answered about lamps."""
    return kloe(knowledge, "ask", "when are lamps lit?").out


def header_of(knowledge: Path, name: str) -> Header:
    """Return the header of an imported document."""
    text = (knowledge / "sources/imported" / f"{name}.md").read_text("utf-8")
    return parse(text.split("---\n")[1], Header, path=name)


def test_what_is_not_said_is_read_or_left_open(knowledge: Path, given: Path) -> None:
    """Every field of the header has a value, and those that nobody knows say so."""
    path = given / "Night_guide.html"
    path.write_text(PAGE, "utf-8")

    ended = bring(knowledge, path)
    header = header_of(knowledge, "night-guide")

    assert (ended.code, ended.err) == (0, "")
    assert "by the file's date, since the document has none: check it" in ended.out
    assert (header.id, header.framework, header.order) == ("night-guide", "night", 100)
    assert (header.title, header.called, header.review) == ("Night guide", "Night guide", "pending")
    assert (header.publisher, header.licence, header.url) == ("not stated", "not stated", None)
    assert header.url_note == "no official copy found on line"
    assert header.imported is not None
    assert header.imported.file == path.name
    assert header.checked_on == header.imported.on
    assert header.status_note == (
        f"Imported on {header.checked_on}; Kloe has not checked whether it is still current."
    )


def test_what_is_said_beats_what_is_read(knowledge: Path, given: Path) -> None:
    """All options, and an accepted document without the mark."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    said = ["--title", "The: Guide", "--publisher", "Harbour Trust", "--date", "2021-03"]
    said += ["--licence", "OGL 3", "--url", "https://charter.example/night", "--accept"]

    assert bring(knowledge, path, *said).code == 0
    header = header_of(knowledge, "guide")

    assert (header.title, header.publisher, header.published) == (
        "The: Guide",
        "Harbour Trust",
        "2021-03",
    )
    assert (header.licence, header.url, header.url_note) == (
        "OGL 3",
        "https://charter.example/night",
        None,
    )
    assert header.review is None


def test_the_same_file_again_changes_no_byte(knowledge: Path, given: Path) -> None:
    """Though a person has corrected the text; accepting takes the mark out and nothing else."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    written = knowledge / "sources/imported/guide.md"
    bring(knowledge, path)
    corrected = written.read_text("utf-8").replace("the porter", "a porter")
    written.write_text(corrected, "utf-8")

    again = bring(knowledge, path)
    kept = written.read_text("utf-8")
    accepted = bring(knowledge, path, "--accept")

    assert "was left as it is" in again.out
    assert kept == corrected
    assert "is searched from now on" in accepted.out
    assert written.read_text("utf-8") == corrected.replace("review: pending\n", "")


def test_a_changed_file_is_shown_and_pending_again(knowledge: Path, given: Path) -> None:
    """With the lines that differ; what a person said of it before is kept."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    bring(knowledge, path, "--accept", "--publisher", "Harbour Trust")
    path.write_text(PAGE.replace("dusk", "dawn"), "utf-8")

    ended = bring(knowledge, path)

    assert "-Lamps are lit at dusk by the porter." in ended.out
    assert "+Lamps are lit at dawn by the porter." in ended.out
    assert header_of(knowledge, "guide").review == "pending"
    assert header_of(knowledge, "guide").publisher == "Harbour Trust"


def test_an_imported_document_needs_no_wordings(knowledge: Path, given: Path) -> None:
    """`kloe check` asks for those of documents that were written for Kloe alone."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    shutil.copytree(find_knowledge(None), knowledge, dirs_exist_ok=True)

    bring(knowledge, path)
    before = kloe(knowledge, "check")
    bring(knowledge, path, "--accept")
    after = kloe(knowledge, "check")

    assert not any("guide" in line and "wording" in line for line in after.out.splitlines())
    assert before.code == 8
    assert "review: pending" in before.out


def test_a_long_difference_is_cut(knowledge: Path, given: Path) -> None:
    """A terminal shows the beginning, and how much more there is."""
    path = given / "guide.txt"
    path.write_text("\n\n".join(f"Line {n} is old." for n in range(200)), "utf-8")
    bring(knowledge, path)
    path.write_text("\n\n".join(f"Line {n} is new." for n in range(200)), "utf-8")

    lines = bring(knowledge, path).out.splitlines()

    assert len(lines) < 70
    assert any(line.startswith("... and ") and line.endswith(" lines more.") for line in lines)


def test_a_folder_is_taken_file_by_file(knowledge: Path, given: Path) -> None:
    """In order; a bad one is named and stops no other, and links that lead out are not followed."""
    (given / "b.md").write_text("# Beds\n\nTwenty beds.\n", "utf-8")
    (given / "a.txt").write_text("Ten beds.", "utf-8")
    (given / "c.docx").write_bytes(b"%PDF-1.7 is what it is")
    (given / "e.html").write_text(PAGE, "utf-8")
    (given / "notes.exe").write_bytes(b"MZ")
    (given.parent / "outside.txt").write_text("Not here.", "utf-8")
    (given / "d.txt").symlink_to(given.parent / "outside.txt")

    ended = bring(knowledge, given)
    again = bring(knowledge, given)

    assert ended.code == again.code == 2
    told = [line.split(":")[0] for line in ended.out.splitlines() if ": imported as" in line]
    assert told == ["a.txt", "b.md", "e.html"]
    assert ended.err.splitlines() == [
        "c.docx: its content is not what the end of its name says it is",
        "d.txt: it is a link that leads out of the folder",
        "kloe: given: 2 of 5 files could not be imported",
    ]
    assert again.out.count("was left as it is") == 3
    assert sorted(p.name for p in (knowledge / "sources/imported").iterdir()) == [
        "a.md",
        "b.md",
        "e.md",
    ]


def test_a_folder_that_is_all_good_ends_well(knowledge: Path, given: Path) -> None:
    """And one without a document is told apart from it."""
    assert bring(knowledge, given).code == 2
    (given / "a.txt").write_text("Ten beds.", "utf-8")

    assert bring(knowledge, given).code == 0


def test_a_document_keeps_its_id_to_itself(knowledge: Path, given: Path) -> None:
    """Neither a file of another ending nor a document that was written by hand is overwritten."""
    (given / "guide.txt").write_text("Ten beds.", "utf-8")
    (given / "guide.md").write_text("# Guide\n\nNine beds.", "utf-8")
    bring(knowledge, given / "guide.txt")
    before = (knowledge / "sources/imported/guide.md").read_bytes()

    other = bring(knowledge, given / "guide.md")
    shutil.move(knowledge / "sources/imported/guide.md", knowledge / "sources/elsewhere.md")
    moved = bring(knowledge, given / "guide.txt")

    assert (other.code, moved.code) == (2, 2)
    assert "has the id that its name makes" in other.err
    assert (knowledge / "sources/elsewhere.md").read_bytes() == before
    assert not (knowledge / "sources/imported/guide.md").exists()


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (("--date", "soon"), "--date"),
        (("--date", "2021-02-30"), "--date"),
        (("--url", "http://plain.example"), "--url"),
        (("--title", " "), "--title"),
        (("--framework", "Not An Id"), "--framework"),
    ],
)
def test_a_wrong_option_is_named(
    knowledge: Path, given: Path, more: tuple[str, ...], named: str
) -> None:
    """Before anything is read or written."""
    (given / "a.txt").write_text("Ten beds.", "utf-8")

    ended = bring(knowledge, given / "a.txt", *more)

    assert ended.code == 2
    assert ended.err.startswith(f"kloe: {named}: ")
    assert not (knowledge / "sources").exists()


def test_one_title_is_not_for_a_folder(knowledge: Path, given: Path) -> None:
    """Each document has its own."""
    assert "--title" in bring(knowledge, given, "--title", "All").err


@pytest.mark.parametrize("folder", ["/proc/self", "/nowhere/at/all"])
def test_a_folder_that_cannot_be_written_is_named_by_its_setting(given: Path, folder: str) -> None:
    """A read-only knowledge folder is a matter of the setting, not of the file."""
    (given / "a.txt").write_text("Ten beds.", "utf-8")

    ended = bring(Path(folder), given / "a.txt")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("kloe: KLOE_KNOWLEDGE: ")
    assert ended.err.count("\n") == 1


DATED = PAGE.replace("Lamps are lit", "Published 12 March 2024. Lamps are lit")


def test_the_date_is_taken_from_the_text(knowledge: Path, given: Path) -> None:
    """And it is said where it comes from."""
    path = given / "guide.html"
    path.write_text(DATED, "utf-8")

    ended = bring(knowledge, path)

    assert "published 2024-03-12 (as it says in its text)" in ended.out
    assert header_of(knowledge, "guide").published == "2024-03-12"


def test_a_correction_by_hand_outlives_a_changed_import(knowledge: Path, given: Path) -> None:
    """What stood there is kept beside the new text, and no longer read once that is accepted."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    bring(knowledge, path, "--accept")
    written = knowledge / "sources/imported/guide.md"
    written.write_text(written.read_text("utf-8").replace("at dusk", "at nightfall"), "utf-8")
    path.write_text(PAGE.replace("porter", "night porter"), "utf-8")

    ended = bring(knowledge, path)
    again = bring(knowledge, path, "--accept")
    asked = asked_of_lamps(knowledge)

    kept = (knowledge / "sources/imported/guide.md.before").read_text("utf-8")
    assert "lit at nightfall by the porter" in kept
    assert "kept as sources/imported/guide.md.before" in ended.out
    assert "Until then the text that was accepted before is searched" in ended.out
    assert "accepted" in again.out
    assert "lit at dusk by the night porter" in asked


def test_a_header_that_a_person_corrected_outlives_a_changed_import(
    knowledge: Path, given: Path
) -> None:
    """What was corrected is named, and an option is stronger; what nobody touched is read anew."""
    path = given / "guide.html"
    path.write_text(DATED, "utf-8")
    bring(knowledge, path, "--accept", "--publisher", "Harbour Trust")
    written = knowledge / "sources/imported/guide.md"
    text = written.read_text("utf-8").replace("title: Night guide", "title: Night charter", 1)
    text = text.replace("called: Night guide", "called: the Night charter")
    text = text.replace("published: '2024-03-12'", "published: '2024-03-21'", 1)
    text = text.replace("licence: not stated", "licence: OGL 3").replace("order: 100", "order: 40")
    text = text.replace("refreshed:", "kind: background\nrefreshed:")
    written.write_text(text.replace("url: null", "url: https://charter.example/night"), "utf-8")
    path.write_text(DATED.replace("porter", "night porter"), "utf-8")

    ended = bring(knowledge, path, "--licence", "OGL 4")
    header = header_of(knowledge, "guide")

    assert (
        "Kept as somebody had set it: order, title, called, kind, publisher, published, url."
        in ended.out
    )
    assert "published 2024-03-21 (as it stood before)" in ended.out
    assert (header.title, header.called) == ("Night charter", "the Night charter")
    assert (header.publisher, header.published) == ("Harbour Trust", "2024-03-21")
    assert (header.licence, header.order, header.kind) == ("OGL 4", 40, "background")
    assert (header.url, header.url_note) == ("https://charter.example/night", None)
    assert "# Night charter\n" in written.read_text("utf-8")


def test_a_header_that_does_not_say_what_was_read_is_kept(knowledge: Path, given: Path) -> None:
    """As those do that were written before headers noted it: nobody knows what was corrected."""
    path = given / "guide.html"
    path.write_text(DATED, "utf-8")
    bring(knowledge, path)
    written = knowledge / "sources/imported/guide.md"
    text = written.read_text("utf-8")
    written.write_text(
        text.replace("  title: Night guide\n  published: '2024-03-12'\n", ""), "utf-8"
    )
    path.write_text(PAGE.replace("Night guide", "Night rules"), "utf-8")

    ended = bring(knowledge, path)

    assert "Kept as somebody had set it: title, published." in ended.out
    assert header_of(knowledge, "guide").title == "Night guide"


def test_what_nobody_corrected_is_read_anew(knowledge: Path, given: Path) -> None:
    """A new title, and a new date in the text, which is another version's, corrected or not."""
    path = given / "guide.html"
    path.write_text(DATED, "utf-8")
    bring(knowledge, path, "--date", "2023")
    path.write_text(DATED.replace("2024", "2025").replace("Night guide", "Night rules"), "utf-8")

    ended = bring(knowledge, path)
    header = header_of(knowledge, "guide")

    assert "Kept" not in ended.out
    assert (header.title, header.called, header.published) == (
        "Night rules",
        "Night rules",
        "2025-03-12",
    )


def test_what_was_accepted_is_searched_until_the_new_text_is(knowledge: Path, given: Path) -> None:
    """Through a second change, too; `kloe check` names both files."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    bring(knowledge, path, "--accept")
    former, answered = "sources/imported/guide.md.before", []
    for who in ("night porter", "night nurse"):
        path.write_text(PAGE.replace("porter", who), "utf-8")
        ended = bring(knowledge, path)
        assert f"is searched: {former}" in ended.out
        answered.append(asked_of_lamps(knowledge))
    checked = kloe(knowledge, "check").out
    bring(knowledge, path, "--accept")

    assert all("lit at dusk by the porter" in answer for answer in answered)
    assert f"until then {former} is used" in checked
    assert "night nurse" in asked_of_lamps(knowledge)
    assert "night porter" in (knowledge / "sources/imported/guide.md.aside-1").read_text("utf-8")


def test_the_same_file_that_still_waits_says_what_is_searched(knowledge: Path, given: Path) -> None:
    """Nothing changes, and the former text stays in use."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    bring(knowledge, path, "--accept")
    path.write_text(PAGE.replace("porter", "night porter"), "utf-8")

    bring(knowledge, path)
    again = bring(knowledge, path)

    assert "was left as it is" in again.out
    assert "is searched: sources/imported/guide.md.before" in again.out


def test_the_former_text_of_a_document_that_was_taken_away_stays_away(
    knowledge: Path, given: Path
) -> None:
    """It is set aside, not searched anew, when a file of the same name comes."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    bring(knowledge, path, "--accept")
    path.write_text(PAGE.replace("porter", "night porter"), "utf-8")
    bring(knowledge, path)
    (knowledge / "sources/imported/guide.md").unlink()

    ended = bring(knowledge, path)

    assert "kept as sources/imported/guide.md.aside-1" in ended.out
    assert "by the porter" not in asked_of_lamps(knowledge)


def test_every_text_that_waited_is_kept(knowledge: Path, given: Path) -> None:
    """Each under a number of its own, since any may have been corrected by hand."""
    path = given / "guide.html"
    for who in ("porter", "nurse", "warden"):
        path.write_text(PAGE.replace("porter", who), "utf-8")
        bring(knowledge, path)

    imported = knowledge / "sources/imported"
    assert "porter" in (imported / "guide.md.aside-1").read_text("utf-8")
    assert "nurse" in (imported / "guide.md.aside-2").read_text("utf-8")


def test_what_is_searched_unread_is_said_to_be(knowledge: Path, given: Path) -> None:
    """`--accept` at the first import skips the reading."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")

    assert "though nobody has read it" in bring(knowledge, path, "--accept").out


def test_what_is_asked_for_with_the_same_file_is_not_passed_over_in_silence(
    knowledge: Path, given: Path
) -> None:
    """The header is where to change it."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    bring(knowledge, path)

    ended = kloe(knowledge, "import", path, "--framework", "day", "--title", "Day guide")

    accepted = kloe(knowledge, "import", path, "--framework", "day", "--accept")

    assert "--framework, --title: not followed" in ended.out
    assert "--framework: not followed" in accepted.out
    assert header_of(knowledge, "guide").framework == "night"


def test_what_is_said_with_accept_is_written_into_the_header_that_waits(
    knowledge: Path, given: Path
) -> None:
    """What the person says goes before what was read; what was corrected by hand and not said anew stays."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    bring(knowledge, path)
    written = knowledge / "sources/imported/guide.md"
    text = written.read_text("utf-8").replace("order: 100", "order: 40  # by hand")
    text = text.replace("called: Night guide", "called: the guide").replace("porter", "warden")
    written.write_text(text.replace("licence: not stated", "licence: OGL 3"), "utf-8")
    said = ("--title", "Night: charter", "--date", "2024-05", "--publisher", "Harbour Trust")

    ended = bring(knowledge, path, *said, "--url", "https://charter.example/night", "--accept")
    header = header_of(knowledge, "guide")

    assert "Written into its header as you said: title, publisher, published, url." in ended.out
    assert "not followed" not in ended.out
    assert (header.title, header.called, header.published) == (
        "Night: charter",
        "the guide",
        "2024-05",
    )
    assert (header.publisher, header.licence, header.order) == ("Harbour Trust", "OGL 3", 40)
    assert (header.url, header.url_note) == ("https://charter.example/night", None)
    assert header.review is None
    assert "order: 40  # by hand\n" in written.read_text("utf-8")
    assert "---\n\n# Night: charter\n\n## Lamps\n" in written.read_text("utf-8")
    assert "lit at dusk by the warden" in asked_of_lamps(knowledge)


def test_a_title_that_a_section_has_is_set_in_the_header_alone(
    knowledge: Path, given: Path
) -> None:
    """Two headings of one name could not be told apart; a name in a sentence that is the title goes with it."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    bring(knowledge, path)

    bring(knowledge, path, "--title", "Lamps", "--accept")

    header = header_of(knowledge, "guide")
    assert (header.title, header.called) == ("Lamps", "Lamps")
    assert "# Night guide\n" in (knowledge / "sources/imported/guide.md").read_text("utf-8")
    assert "Lamps" in kloe(knowledge, "sources").out


def test_a_file_with_another_title_is_said_to_have_one(knowledge: Path, given: Path) -> None:
    """It may be another document of the same name; both titles are named, and only where they differ."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    bring(knowledge, path, "--title", "My guide")
    path.write_text(PAGE.replace("porter", "warden"), "utf-8")
    same = bring(knowledge, path)
    path.write_text(PAGE.replace("Night guide", "Day rules"), "utf-8")

    other = bring(knowledge, path)

    assert "rename it" not in same.out
    assert "has the title \u201cNight guide\u201d, this one \u201cDay rules\u201d" in other.out


def test_text_of_a_page_that_is_left_out_on_purpose_is_counted(
    knowledge: Path, given: Path
) -> None:
    """In one sentence, and not where there is none."""
    path = given / "guide.html"
    path.write_text(PAGE, "utf-8")
    plain = bring(knowledge, path)
    form = "<form class=feedback><p>Do not write any names in here.</p></form>"
    path.write_text(f"{PAGE}{form}".replace("</main>", "") + "</main>", "utf-8")

    ended = bring(knowledge, path)

    assert "Left out" not in plain.out
    assert "Left out: 7 words that the page hides, or has in a form or beside its text" in ended.out
