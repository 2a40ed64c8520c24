"""Small files of formats that have no text of their own, written for tests: documents, slides, PDFs."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pptx

if TYPE_CHECKING:
    from collections.abc import Sequence


def document(*blocks: tuple[str, str]) -> bytes:
    """Return a Word document of (style, text); "Table" takes rows by line and cells by "|"."""
    made = docx.Document()
    for style, text in blocks:
        if style == "Table":
            rows = [line.split("|") for line in text.split("\n")]
            table = made.add_table(rows=len(rows), cols=len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
        elif style == "Bold":
            made.add_paragraph().add_run(text).bold = True
        else:
            made.add_paragraph(text, style=style)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def slides(*pages: tuple[str, Sequence[tuple[int, str]], str]) -> bytes:
    """Return a presentation of (title, (level, text)..., notes)."""
    made = pptx.Presentation()
    for title, texts, notes in pages:
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text_frame.text = title
        frame = slide.placeholders[1].text_frame
        for at, (level, text) in enumerate(texts):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.text, paragraph.level = text, level
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def pdf(*pages: Sequence[tuple[int, int, str]], extra: str = "") -> bytes:
    """Return a PDF of pages of (left edge, size, text), each 1.2 times its size below the one before; 0 is a gap."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        content, y = "BT\n", 760.0
        for x, size, text in lines:
            y -= 1.2 * size if size else 24
            escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").replace("•", "\\267")
            content += f"/F1 {size} Tf 1 0 0 1 {x} {y:.1f} Tm ({escaped}) Tj\n" if size else ""
        content += "ET"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 600 800]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects[2] = objects[2].replace(" >>", " /Encoding << /Type /Encoding /Differences [183 /bullet] >> >>")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R {extra} >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """Return an office document with one of its members replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry, content if entry.filename == name else old.read(entry))
    return out.getvalue()


def packed(*files: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of (path, content), all of one date, so that its bytes are always the same."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()
