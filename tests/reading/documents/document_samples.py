"""Documents made in the tests: PDF, Word files and web pages in the styles that are met."""

import io
import zipfile

PROSE = (
    "Thousands of people fled the town in the days after the attack, aid workers said, and the road to the capital "
    "remains closed to lorries and buses; the peacekeepers patrol it every night. "
)


def pdf(build, password=None):
    """A PDF of the flowables that `build(styles)` returns, with a running head and a page number."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import SimpleDocTemplate

    def margins(canvas, document):
        canvas.drawString(72, 810, "Annual review of contributions")
        canvas.drawString(290, 28, f"Page {document.page}")

    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, encrypt=password)
    document.build(build(getSampleStyleSheet()), onFirstPage=margins, onLaterPages=margins)
    return out.getvalue()


def picture_pdf():
    """A PDF page that has only a drawing."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(100, 100, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def word(build):
    """A docx that `build(document)` has filled."""
    from docx import Document

    document = Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def package(*names):
    """A zip archive with empty members of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


def page(body, head=""):
    """A web page with a menu and a footer around `body`."""
    menu = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(8))
    return (
        f"<!DOCTYPE html><html><head><title>Any</title>{head}<script>var n = '4,711 troops';</script></head><body>"
        f"<nav><ul>{menu}</ul></nav>{body}<footer>Copyright 2024 Example Press</footer></body></html>"
    ).encode()
