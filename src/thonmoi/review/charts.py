"""Charts of figures: communes over the years against targets, OCOP by stars, a tile map of provinces, small multiples by region.

Each takes the rows of `frames.chart_rows` (or the table of a store through `frames.of_store`) and gives an Altair chart, which a notebook
shows and `save` writes as SVG, PNG or HTML; all is drawn here, without network. Wants the extra `thonmoi[charts]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from thonmoi.errors import ThonmoiError
from thonmoi.review.frames import latest_shares, ocop_counts, progress_rows, region_rows
from thonmoi.review.labels import Language, label
from thonmoi.review.page import Chart
from thonmoi.review.tiles import MAPS, Map, tiles

Row = Mapping[str, Any]
_FONT: Final = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
_ACHIEVED, _TARGET, _EMPTY = "#1c6b4a", "#c2690c", "#e7e4dc"
_STARS = {3: "#f3c98b", 4: "#e09a3c", 5: "#a85f08"}
_GREENS = ["#eef6ee", "#b9dcbf", "#74b788", "#358a5b", "#11573a"]


def altair() -> Any:
    """The drawing library; raises ThonmoiError `missing_extra` where it is not installed."""
    try:
        import altair
        import vl_convert  # noqa: F401  (what makes pictures of its charts)
    except ImportError as error:
        raise ThonmoiError("missing_extra", f"charts need {error.name}: pip install 'thonmoi[charts]'") from error
    return altair


def progress(rows: Iterable[Row], language: Language = "vi", places: int = 6) -> Any:
    """Communes with the standard over the years: a line for what was achieved, diamonds for targets, of the `places` told of most."""
    alt = altair()
    data = progress_rows(rows, places)
    base = alt.Chart().encode(  # without data of its own, so that the facet hands each cell its part
        x=alt.X("year:Q", title=None, scale=alt.Scale(zero=False), axis=alt.Axis(format="d", tickMinStep=1, tickCount=5, labelFlush=False)),
        y=alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=4)),
    )
    color = alt.Color(
        "said:N",
        title=None,
        scale=alt.Scale(domain=[label(language, "status", "achieved"), label(language, "status", "target")], range=[_ACHIEVED, _TARGET]),
    )
    said = base.transform_calculate(
        said=f"datum.status === 'achieved' ? {_text(label(language, 'status', 'achieved'))} : {_text(label(language, 'status', 'target'))}"
    )
    line = said.transform_filter("datum.status === 'achieved'").mark_line(point=True, strokeWidth=2).encode(color=color)
    aims = said.transform_filter("datum.status === 'target'").mark_point(shape="diamond", size=80, filled=True).encode(color=color)
    return _styled(
        language,
        alt.layer(line, aims, data=alt.Data(values=data))
        .properties(width=190, height=120)
        .facet(
            facet=alt.Facet(
                "place:N", title=None, sort=list(dict.fromkeys(row["place"] for row in data)), header=alt.Header(labelFontWeight="bold")
            ),
            columns=3,
        )
        .resolve_scale(y="independent")
        .properties(title=label(language, "chart", "progress")),
    )


def ocop(rows: Iterable[Row], language: Language = "vi", places: int = 12) -> Any:
    """OCOP products of places by stars, as last told."""
    alt = altair()
    data = ocop_counts(rows, places)
    order = [row["place"] for row in sorted(data, key=lambda row: -row["sum"])]
    return _styled(
        language,
        alt.Chart(alt.Data(values=data))
        .mark_bar()
        .encode(
            x=alt.X("value:Q", title=label(language, "chart", "products")),
            y=alt.Y("place:N", title=None, sort=list(dict.fromkeys(order))),
            color=alt.Color(
                "stars:O", title="★", scale=alt.Scale(domain=list(_STARS), range=list(_STARS.values())), legend=alt.Legend(orient="top")
            ),
            order=alt.Order("stars:O"),
        )
        .properties(width=420, title=label(language, "chart", "ocop")),
    )


def tile_map(rows: Iterable[Row], which: Map, language: Language = "vi") -> Any:
    """Provinces coloured by the share of communes with the standard, as last told; `which` map: "before" or "after" 1 July 2025."""
    alt = altair()
    shares = latest_shares(rows, which)
    nothing = label(language, "chart", "no_data")
    data: list[dict[str, Any]] = []
    for code, tile in tiles(which).items():
        share = shares.get(code)
        tip = f"{tile.short}: {nothing if share is None else f'{share:.1f}%'}"
        told = "–" if share is None else f"{share:.0f}%"
        data.append({"column": tile.column, "row": tile.row, "short": tile.short, "share": share, "told": told, "tip": tip})
    size = 46
    columns, rows_ = max(tile.column for tile in tiles(which).values()) + 1, max(tile.row for tile in tiles(which).values()) + 1
    place = {
        "x": alt.X("column:O", axis=None, scale=alt.Scale(paddingInner=0.06, paddingOuter=0)),
        "y": alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.06, paddingOuter=0)),
    }
    base = alt.Chart(alt.Data(values=data)).encode(**place)
    color = alt.Color(
        "share:Q",
        title=label(language, "chart", "share"),
        scale=alt.Scale(domain=[0, 100], range=_GREENS, interpolate="lab"),
        legend=alt.Legend(orient="bottom", gradientLength=180, titleLimit=320),
    )
    dark = "isValid(datum.share) && datum.share > 62"
    ink = alt.condition(dark, alt.value("#ffffff"), alt.value("#1d1f23"))
    empty = base.transform_filter("!isValid(datum.share)").mark_rect(cornerRadius=5, color=_EMPTY)
    full = base.transform_filter("isValid(datum.share)").mark_rect(cornerRadius=5).encode(color=color, description="tip:N", tooltip="tip:N")
    names = base.mark_text(fontSize=9, dy=-7).encode(text="short:N", color=ink)
    told = base.mark_text(fontSize=11, fontWeight="bold", dy=7).encode(text="told:N", color=ink)
    return _styled(
        language,
        alt.layer(empty, full, names, told).properties(
            width=columns * size, height=rows_ * (size - 8), title=label(language, "chart", f"map_{which}")
        ),
    )


def regions(rows: Iterable[Row], language: Language = "vi") -> Any:
    """Small multiples: for each region the shares of its provinces over the years."""
    alt = altair()
    return _styled(
        language,
        alt.Chart(alt.Data(values=region_rows(rows)))
        .mark_line(point=alt.OverlayMarkDef(size=22, color=_ACHIEVED), opacity=0.75, color=_ACHIEVED)
        .encode(
            x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1, tickCount=4)),
            y=alt.Y("share:Q", title=None, scale=alt.Scale(domain=[0, 100])),
            detail="province:N",
            facet=alt.Facet("region:N", title=None, columns=3, header=alt.Header(labelFontWeight="bold", labelFontSize=10, labelLimit=215)),
        )
        .properties(width=200, height=110, title=label(language, "chart", "regions")),
    )


def overview(rows: Sequence[Row], language: Language = "vi") -> list[Chart]:
    """The charts of the review page, as SVG: those that have something to show."""
    made: list[tuple[str, Any]] = []
    if progress_rows(rows, 6):
        made.append(("progress", progress(rows, language)))
    if ocop_counts(rows, 12):
        made.append(("ocop", ocop(rows, language)))
    made += [(f"map_{which}", tile_map(rows, which, language)) for which in MAPS if latest_shares(rows, which)]
    if region_rows(rows):
        made.append(("regions", regions(rows, language)))
    return [Chart(label(language, "chart", name), svg(chart), name) for name, chart in made]


def svg(chart: Any) -> str:
    """A chart as SVG. Names from articles stand in it as text: the renderer escapes them."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(chart.to_json())
    return drawn


def save(chart: Any, path: Path, scale: float = 2) -> None:
    """Write a chart as `.svg` or `.png` (`scale` pixels a point). Raises ThonmoiError `target` for another suffix or where it fails."""
    import vl_convert

    suffix = path.suffix.lower()
    if suffix not in (".svg", ".png"):
        raise ThonmoiError("target", f"{path}: charts are written as .svg or .png")
    data = svg(chart).encode() if suffix == ".svg" else vl_convert.vegalite_to_png(chart.to_json(), scale=scale)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ThonmoiError("target", f"{path}: cannot be written: {error.strerror or error}") from error


def save_all(charts: Iterable[Chart], folder: Path) -> None:
    """Write charts of an overview into a folder, each as NAME.svg and NAME.png. Raises ThonmoiError `target`."""
    import vl_convert

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for chart in charts:
            (folder / f"{chart.name}.svg").write_text(chart.svg, encoding="utf-8")
            (folder / f"{chart.name}.png").write_bytes(vl_convert.svg_to_png(chart.svg, scale=2))
    except OSError as error:
        raise ThonmoiError("target", f"{folder}: cannot be written: {error.strerror or error}") from error


def _styled(language: Language, chart: Any) -> Any:
    """Our own fonts and lines, numbers as the language writes them, and a white ground that reads in both themes."""
    point, group = (",", ".") if language == "vi" else (".", ",")
    numbers = {"decimal": point, "thousands": group, "grouping": [3], "currency": ["", ""]}
    return (
        chart.configure(background="#ffffff", font=_FONT, locale={"number": numbers})
        .configure_view(stroke=None)
        .configure_axis(gridColor="#e7e4dc", domainColor="#9a968c", labelColor="#34373d", titleColor="#34373d", titleFontWeight="normal")
        .configure_title(anchor="start", fontSize=14, color="#1d1f23")
        .configure_header(labelColor="#1d1f23")
    )


def _text(text: str) -> str:
    """A string in Vega's expressions."""
    import json

    return json.dumps(text, ensure_ascii=False)
