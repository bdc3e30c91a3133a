"""The spaCy pipeline: tokens on the text, the record on the Doc, also after a trip through bytes, processes and a disk."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from importlib.metadata import entry_points
from pathlib import Path

import handmade
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import thonmoi
from thonmoi import ThonmoiError, api
from thonmoi.language.sentences import sentence_spans
from thonmoi.language.tokens import token_spans

COMPONENTS = ["sentences", "record", "article", "figures", "people"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return thonmoi.load()


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """`extract` gives the handmade record for its text, so that these tests see spans whatever the rules find."""
    monkeypatch.setattr(api, "extract", lambda text: handmade.record(None, text))


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in token_spans(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("có 127/184 xã, chiếm 69%.", "có|127|/|184|xã|,|chiếm|69|%|."),
        ("2-3 xã; 15–18 tiêu chí", "2|-|3|xã|;|15|–|18|tiêu|chí"),
        ("1.234 hộ, 16,8 tiêu chí/xã", "1.234|hộ|,|16,8|tiêu|chí|/|xã"),
        ("ngày 02/05/2014, giai đoạn 2018-2020", "ngày|02|/|05|/|2014|,|giai|đoạn|2018|-|2020"),
        ("xã NTM. Năm 2020", "xã|NTM|.|Năm|2020"),
        ("TP. Huế, H'Mông", "TP.|Huế|,|H'Mông"),
        ("hoà, hòa, thuỷ, thủy", "hoà|,|hòa|,|thuỷ|,|thủy"),
        ("xem https://baomoi.vn/a?b=1, rồi", "xem|https://baomoi.vn/a?b=1|,|rồi"),
        ("…(OCOP)…", "…|(|OCOP|)|…"),
        ("", ""),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert words(text) == (tokens.split("|") if tokens else [])


def test_tokens_are_the_same_in_every_normal_form() -> None:
    for form in ("NFC", "NFD", "NFKC"):
        text = unicodedata.normalize(form, handmade.TEXT)
        assert [unicodedata.normalize("NFC", word) for word in words(text)] == words(handmade.TEXT)
    mixed = unicodedata.normalize("NFD", handmade.TEXT[:60]) + handmade.TEXT[60:]
    assert [unicodedata.normalize("NFC", word) for word in words(mixed)] == words(handmade.TEXT)


VIETNAMESE = st.text(st.sampled_from("aăâđêôơưxãÀỨ hoàthuỷ12,./-%:\n\t \u0301\u0323\u0303\u200b\ufeff\xa0\r\x00\x1fNTM…😀"))
ANY = st.one_of(st.text(), VIETNAMESE, VIETNAMESE.map(lambda s: unicodedata.normalize("NFD", s)))


@given(ANY)
def test_tokens_of_any_text(text: str) -> None:
    at = 0
    for start, end in token_spans(text):
        assert at <= start < end
        assert text[at:start].strip(" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u200b\ufeff").isspace() or not text[at:start].strip(
            " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u200b\u200c\u200d\u2060\ufeff\xad"
        )
        assert start == 0 or unicodedata.category(text[start])[0] != "M"
        at = end


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ANY)
def test_a_doc_gives_its_text_back(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize(
    "text", ["http://" + "." * 50_000, "-." * 50_000, "a-" * 50_000, "x.vn/" + "!" * 5_000, "http:" * 20_000, "A" * 200_000]
)
def test_no_text_takes_long(text: str) -> None:
    assert words(text)  # would take hours where a pattern backtracks; the suite's own limit catches it


def test_sentences(nlp: Language) -> None:
    doc = nlp(handmade.TEXT)
    assert [sent.text.strip() for sent in doc.sents] == [handmade.TEXT[a:b] for a, b in sentence_spans(handmade.TEXT)]


def test_the_pipeline_and_an_empty_text(nlp: Language) -> None:
    assert nlp.pipe_names == COMPONENTS
    assert nlp.lang == "vi"
    doc = nlp("")
    assert len(doc) == 0
    assert doc._.record == thonmoi.extract("")
    assert nlp.analyze_pipes()["problems"] == {name: [] for name in COMPONENTS}


def test_the_record_of_a_doc_is_what_extract_gives(nlp: Language) -> None:
    assert nlp(handmade.TEXT)._.record == thonmoi.extract(handmade.TEXT)
    assert nlp.make_doc("x")._.record is None


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_spans_on_the_doc(nlp: Language, form: str) -> None:
    text = handmade.TEXT
    doc = nlp(text)
    assert [(span.text, span.label_, span.id_) for span in doc.spans["figures"]] == [
        ("12/18 xã đạt chuẩn NTM", "communes_ntm", "0"),
        ("chiếm 65%", "communes_ntm", "1"),
        ("ít nhất 20 sản phẩm OCOP 4 sao", "ocop_products", "2"),
        ("có thêm 2-3 xã về đích", "communes_ntm", "3"),
    ]
    assert [(span.text, span.label_) for span in doc.spans["people"]] == [("Lò Thị Mai", "PERSON")]
    assert [(span.text, span.label_) for span in doc.spans["article"]] == [("Vĩnh Sơn về đích sớm", "title")]


@pytest.mark.usefixtures("by_hand")
def test_record_and_spans_survive_bytes(nlp: Language) -> None:
    doc = nlp(handmade.TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.record == handmade.record(None)
    assert [span.text for span in again.spans["figures"]] == [span.text for span in doc.spans["figures"]]


def test_pipe_in_one_process_and_in_two(nlp: Language) -> None:
    texts = [f"Năm {2010 + i}, huyện có {i + 2} xã đạt chuẩn nông thôn mới." for i in range(12)]
    alone = [nlp(text)._.record for text in texts]
    assert [doc._.record for doc in nlp.pipe(iter(texts))] == alone
    assert [doc._.record for doc in nlp.pipe(texts, n_process=2, batch_size=3)] == alone


def test_a_text_longer_than_spacy_takes_by_itself(nlp: Language) -> None:
    text = "Đây là một đoạn không có gì. " * 40_000
    assert len(text) > 1_000_000
    doc = nlp(text)
    assert doc.text == text
    assert doc._.record.article.text == text


def test_half_a_surrogate_pair_is_refused_clearly(nlp: Language) -> None:
    with pytest.raises(ThonmoiError, match="character 3 is half of a surrogate pair"):
        nlp("abc\ud83d")


def test_to_disk_and_back(nlp: Language, tmp_path: Path) -> None:
    import spacy

    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again.pipe_names == COMPONENTS
    assert again.max_length == nlp.max_length
    assert again.config["components"] == nlp.config["components"]
    assert again(handmade.TEXT).to_json() == nlp(handmade.TEXT).to_json()


def test_settings_of_components(tmp_path: Path) -> None:
    blank = thonmoi.load()
    blank.add_pipe("thonmoi.figures", name="mine", config={"spans_key": "numbers"})
    assert "numbers" in blank("Có 3 xã.").spans
    assert blank.get_pipe_config("mine")["factory"] == "thonmoi.figures"
    with pytest.raises(ValueError, match="spans"):
        blank.add_pipe("thonmoi.figures", name="wrong", config={"spans": "x"})


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=environment, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.skipif(
    "thonmoi.figures" not in {point.name for point in entry_points(group="spacy_factories")}, reason="the package is not installed"
)
def test_spacy_load_finds_the_factories_by_itself(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    code = f"""
import sys, spacy
nlp = spacy.load({str(tmp_path / "pipeline")!r})
doc = nlp("Có 3 xã đạt chuẩn.")
print(nlp.pipe_names, doc._.record.article.text, "torch" in sys.modules, "pyvi" in sys.modules)
"""
    assert python(code) == f"{COMPONENTS} Có 3 xã đạt chuẩn. False False\n"


def test_import_is_light() -> None:
    heavy = "{'spacy', 'underthesea', 'pandas', 'duckdb', 'pyarrow', 'numpy', 'rich', 'typer'}"
    assert python(f"import sys, thonmoi; print({heavy} & set(sys.modules))") == "set()\n"
