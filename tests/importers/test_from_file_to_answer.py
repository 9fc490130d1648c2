"""From a file to a cited answer, through the real command."""

from pathlib import Path

from bot import wording

from . import pdfs, words
from .running import kloe


def test_a_phrase_of_a_long_pdf_is_found_with_its_page(tmp_path: Path) -> None:
    """Two hundred pages, pending at first; accepted, a sentence is quoted with the page it stands on."""
    knowledge, path = tmp_path / "knowledge", tmp_path / "Lantern Plan.pdf"
    knowledge.mkdir()
    path.write_bytes(pdfs.numbered_paper(200))

    imported = kloe(knowledge, "import", path, "--framework", "night")
    before = kloe(knowledge, "ask", "who checks lantern 12315?")
    accepted = kloe(knowledge, "import", path, "--framework", "night", "--accept")
    after = kloe(knowledge, "ask", "who checks lantern 12315?")

    assert imported.code == accepted.code == after.code == 0
    assert "sources/imported/lantern-plan.md, 200 pages" in imported.out
    assert before.code == 3
    assert "still has to be reviewed" in before.err
    assert "\u201cLantern 12315 is checked by the night team at dusk.\u201d [1]" in after.out
    assert "; page 123\n" in after.out


def test_a_word_file_is_quoted_under_its_heading(tmp_path: Path) -> None:
    """It has no pages, so none is named."""
    knowledge, path = tmp_path / "knowledge", tmp_path / "guide.docx"
    knowledge.mkdir()
    path.write_bytes(words.small_file())

    kloe(knowledge, "import", path, "--framework", "night", "--accept")
    told = kloe(knowledge, "ask", "who rehearses the handover?").out

    assert "\u201cEach night team rehearses its handover once a month.\u201d [1]" in told
    assert "Handover" in told
    assert "page" not in told


def test_an_aim_is_found_by_its_number_and_quoted_with_it(tmp_path: Path) -> None:
    """People speak of "aim 2"."""
    knowledge, path = tmp_path / "knowledge", tmp_path / "plan.md"
    knowledge.mkdir()
    aims = "1. Grow our own leaders.\n2. Keep the staff we have.\n3. Share what works.\n"
    path.write_text(f"# Plan\n\n## Our aims\n\nWe have three aims:\n\n{aims}", "utf-8")

    kloe(knowledge, "import", path, "--framework", "plan", "--accept")
    told = kloe(knowledge, "ask", "what is aim 2 of the plan?").out

    assert "\u201c2. Keep the staff we have.\u201d" in told


def test_what_was_left_out_of_a_file_is_told_at_its_import(tmp_path: Path) -> None:
    """And what is quoted is in the order of its characters."""
    knowledge, path = tmp_path / "knowledge", tmp_path / "guide.txt"
    knowledge.mkdir()
    path.write_text("Each night team rehearses its \u202ehandover\u202c once a month.\n", "utf-8")

    imported = kloe(knowledge, "import", path, "--framework", "night", "--accept")
    told = kloe(knowledge, "ask", "how often is the handover rehearsed?").out

    assert wording.import_turning(2) in imported.out
    assert "\u201cEach night team rehearses its handover once a month.\u201d [1]" in told


def test_a_sentence_is_cited_with_its_page_where_its_paragraph_began_on_another(
    tmp_path: Path,
) -> None:
    """In a list, too; corrections by hand stay, and importing again changes nothing."""
    knowledge, path = tmp_path / "knowledge", tmp_path / "charter.pdf"
    knowledge.mkdir()
    made = pdfs.paper()
    made.lines_at(
        20, 230, ["The porter counts every bed at dusk. The matron signs the", "register of"]
    )
    made.add_page()
    made.lines_at(
        20, 30, ["all beds at dawn. The steward locks the linen cupbord.", "Each crew brings:"]
    )
    made.lines_at(20, 50, ["- lamps. They are trimmed by the"])
    made.add_page()
    made.lines_at(24, 30, ["youngest hand. They are", "filled with whale oil."])
    path.write_bytes(pdfs.bytes_of(made))

    kloe(knowledge, "import", path, "--framework", "night", "--accept")
    written = knowledge / "sources" / "imported" / "charter.md"
    corrected = written.read_text("utf-8").replace("cupbord", "cupboard")
    written.write_text(corrected, "utf-8")
    again = kloe(knowledge, "import", path, "--framework", "night", "--accept")
    asked = {
        1: ("who counts every bed?", "who signs the register of beds?"),
        2: ("who locks the linen cupboard?", "who trims the lamps?"),
        3: ("what are they filled with: whale oil?",),
    }
    pages = {question: page for page, questions in asked.items() for question in questions}
    told = {question: kloe(knowledge, "ask", question).out for question in pages}

    assert again.code == 0
    assert written.read_text("utf-8") == corrected
    for question, page in pages.items():
        assert f"; page {page}\n" in told[question], told[question]
