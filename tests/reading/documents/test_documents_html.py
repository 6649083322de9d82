import contextlib

import pytest

pytest.importorskip("lxml")

from document_samples import PROSE, page

from contingent.errors import InputError
from contingent.reading.documents import from_bytes


def read(body, head=""):
    return from_bytes(page(body, head), "page.html")


def test_article_keeps_headline_lists_and_quotes_and_drops_the_rest():
    text = read(
        "<header><h1>Nepal moves up</h1></header><article>"
        f"<p>Nepal has 6,100 people in uniform.<sup>[3]</sup> {PROSE}</p>"
        f"<h2>Figures</h2><ul><li>India: 5,400</li><li>Ghana: 2,650</li></ul>"
        "<blockquote>We stay.</blockquote></article>"
        '<aside><p>Peru: 200</p></aside><div class="comments"><p>I counted 9,999</p></div>'
    ).text
    assert text.startswith("Nepal moves up\n\nNepal has 6,100 people in uniform. Thousands")
    assert "Figures\n- India: 5,400\n- Ghana: 2,650\n\nWe stay." in text
    for other in ("4,711", "Section", "Peru", "9,999", "Copyright", "[3]"):
        assert other not in text


def test_table_rows_have_cells_with_spans():
    text = read(
        "<table><caption>December 2020</caption><tr><th>Country</th><th>Mission</th><th>Troops</th></tr>"
        "<tr><td rowspan=2><a href=/r>Rwanda</a></td><td><p>UNMISS</p></td><td>2,750</td></tr>"
        "<tr><td>MINUSCA</td><td>1,660<sup>2</sup></td></tr><tr><td colspan=2>Total</td><td>&nbsp;</td></tr></table>"
    )
    assert text.text.split("\n") == [
        "December 2020",
        "Country | Mission | Troops",
        "Rwanda | UNMISS | 2,750",
        "Rwanda | MINUSCA | 1,660",
        "Total |  | ",
    ]
    rows = [block for block in text.blocks if block.kind == "row"]
    assert [text.text[start:end] for start, end in rows[2].cells] == ["Rwanda", "MINUSCA", "1,660"]
    assert text.block_at(text.text.index("1,660")) == rows[2]


def test_layout_table_is_no_table():
    text = read(f"<table><tr><td><p>{PROSE * 2}</p><ul><li>13 observers</li></ul></td><td>Two</td></tr></table>").text
    assert "- 13 observers" in text
    assert " | " not in text


def test_breaks_ordered_lists_and_preformatted_lines():
    text = read(
        "<div>Fiji: 600<br>Samoa: 20<br><br>Next</div><ol start=4><li>Nepal<li>India</ol><pre>A  1\nB  2</pre>"
    ).text
    assert text == "Fiji: 600\nSamoa: 20\n\nNext\n4. Nepal\n5. India\n\nA 1\nB 2"


def test_list_of_links_is_a_menu_but_a_linked_name_with_a_figure_is_not():
    teasers = "".join(f"<li><a href=/{n}>Another story about something else {n}</a></li>" for n in range(3))
    names = "".join(f"<li><a href=/{n}>Land{n}</a>: {n}00</li>" for n in range(1, 4))
    text = read(f"<h1>Where they serve</h1><ul>{names}</ul><p>{PROSE}</p><ul>{teasers}</ul>").text
    assert "- Land1: 100\n- Land2: 200\n- Land3: 300" in text
    assert "Another story" not in text


def test_two_articles_are_both_read():
    text = read(
        f"<article><h2>Chad</h2><p>850. {PROSE}</p></article><article><h2>Togo</h2><p>900. {PROSE}</p></article>"
    ).text
    assert "850" in text
    assert "900" in text


def test_class_word_on_the_element_that_holds_the_text_does_no_harm():
    assert "2,650" in read(f'<div class="with-sidebar comments-open"><p>Ghana has 2,650. {PROSE}</p></div>').text


@pytest.mark.parametrize(
    ("head", "body", "date", "evidence"),
    [
        (
            '<meta property="article:published_time" content="2021-08-10T09:00:00Z">', "",
            "2021-08-10", "meta article:published_time",
        ),
        ('<meta name="DC.date.issued" content="2020-12-31">', "", "2020-12-31", "meta DC.date.issued"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",'
            ' "datePublished": "2019-03-04"}]}</script>', "", "2019-03-04", "JSON-LD datePublished",
        ),
        ('<link rel="canonical" href="https://example.org/2018/07/story.html">', "", "2018-07", "URL"),
        ('<meta property="og:url" content="https://example.org/2018/07/09/story">', "", "2018-07-09", "URL"),
        ("", '<time class="entry-date published" datetime="2021-05-04">4 May</time>', "2021-05-04", "time datetime"),
        ("", "<p>KIGALI, Rwanda, 10 August 2021 (Agency) - The army said.</p>", "2021-08-10", "dateline"),
        ("", "<p>Published: Tuesday, August 10, 2021</p>", "2021-08-10", "dateline"),
        ('<meta property="article:modified_time" content="2022-01-01">', "", None, None),
        ('<meta name="date" content="1970-01-01">', "", None, None),
        ('<script type="application/ld+json">{broken</script>', "", None, None),
        ("", '<time datetime="2022-01-01">an hour ago</time>', None, None),
        ("", "<p>UNMISS, 31 March 2019 - 17,000 personnel</p>", None, None),
        ("", "<p>As of 31 December 2020:</p>", None, None),
    ],
)  # fmt: skip
def test_publication_date_needs_evidence(head, body, date, evidence):
    text = read(f"{body}<p>{PROSE}</p>", head)
    assert (text.published, text.published_evidence) == (date, evidence)


def test_declared_encoding_is_used():
    raw = '<html><meta charset="iso-8859-2"><body><p>Wojsko Polskie: żołnierze w Libanie, 200 osób</p></body></html>'
    text = from_bytes(raw.encode("iso-8859-2"), "a.html")
    assert "żołnierze" in text.text
    assert text.encoding == "iso8859-2"


def test_page_of_scripts_only_is_an_error():
    with pytest.raises(InputError, match="no text of its own"):
        from_bytes(b"<html><body><div id=root></div><script>render(5000)</script></body></html>", "app.html")


@pytest.mark.parametrize(
    "unit", ["<a ", "<!", "<![", '<a x="', "<div>", "<table><tr><td>", "<ul><li>5", "</", "<b>", "&", "<p>a"]
)
def test_malformed_pages_end(unit):
    with contextlib.suppress(InputError):
        from_bytes(("<html><body>" + unit * 20_000 + " 5 troops").encode(), "a.html")


def test_long_page_is_read_whole():
    text = read("".join(f"<p>Land {number} had {number} troops.</p>" for number in range(20_000)))
    assert len(text.blocks) == 20_000
    assert text.text.endswith("Land 19999 had 19999 troops.")
