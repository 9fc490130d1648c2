"""Word files that the tests make themselves, and make worse."""

import io
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def bytes_of(document: Document) -> bytes:
    """Return a document as the bytes of its file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def small_file() -> bytes:
    """Return a Word file with a heading and a sentence."""
    document = docx.Document()
    document.add_heading("Handover", 1)
    document.add_paragraph("Each night team rehearses its handover once a month.")
    return bytes_of(document)


def with_body(body: str) -> bytes:
    """Return a Word file whose body is this XML."""
    return changed(
        lambda name, content: (
            f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'.encode()
            if name == "word/document.xml"
            else content
        )
    )


def with_lists(body: str, lists: str, styles: str = "") -> bytes:
    """Return a Word file whose body, lists and styles are this XML."""
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{SPACE}">{lists}</w:numbering>',
        "word/styles.xml": f'<w:styles xmlns:w="{SPACE}">{styles}</w:styles>',
    }
    return changed(lambda name, old: parts[name].encode() if name in parts else old)


def with_part(body: str, name: str, content: str) -> bytes:
    """Return a Word file whose body is this XML, with one more part."""
    out = io.BytesIO(with_body(body))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return out.getvalue()


def level(place: int, form: str, text: str, more: str = "") -> str:
    """Return a level of a list, which starts from 1 unless `more` says otherwise."""
    start = "" if "<w:start " in more else '<w:start w:val="1"/>'
    return (
        f'<w:lvl w:ilvl="{place}">{start}<w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listed(text: str, place: int = 0, number: int | str = 1) -> str:
    """Return a paragraph of a list."""
    named = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{named}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(text: str, style: str) -> str:
    """Return a paragraph of a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def changed(change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a Word file with each part changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(small_file())) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for entry in given.infolist():
            made.writestr(entry, change(entry.filename, given.read(entry)))
    return out.getvalue()


def with_entry(name: str, megabytes: int = 0) -> bytes:
    """Return a Word file with one more entry, which unpacks to so many megabytes."""
    out = io.BytesIO(small_file())
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as made,
        made.open(name, "w", force_zip64=True) as entry,
    ):
        for _ in range(megabytes):
            entry.write(b"\0" * 1_000_000)
    return out.getvalue()


def with_entities(doctype: str) -> bytes:
    """Return a Word file whose text begins with declarations of its own."""
    text = f'<?xml version="1.0"?><!DOCTYPE w [{doctype}]><w:document xmlns:w="{SPACE}"><w:body>'
    text += "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
    return changed(lambda name, old: text.encode() if name == "word/document.xml" else old)
