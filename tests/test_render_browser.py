"""The report and the notebook's HTML in a real browser: what a person sees and does, and what must never run.

They need Chromium with its driver, and Selenium (the dependency group `browser`); where one is missing they are skipped,
or fail with `--require browser`.
"""

import json
import shutil
from urllib.parse import quote

import pytest

import paperkit
from paperkit import Mention, Paper
from paperkit.render import paper_html, write_report

PAYLOADS = [
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "</textarea></title></style><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "<svg/onload=window.ran=1>",
    '" onmouseover="window.ran=1" x="',
    "' autofocus onfocus='window.ran=1' x='",
    "javascript:window.ran=1",
    "<a href=javascript:window.ran=1>x</a>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<!--<script>window.ran=1//-->",
    "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "{{ script }} ${window.ran=1} \\u003cscript\\u003ewindow.ran=1",
    "\u2028window.ran=1\u2029//",
]
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="module")
def driver(missing, tmp_path_factory):
    try:
        from selenium import webdriver
    except ModuleNotFoundError:
        missing("browser", "Selenium is not installed: pip install --group browser")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    chromedriver = shutil.which("chromedriver")
    if not (chromium and chromedriver):
        missing("browser", "Chromium or its driver is not installed: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for option in [*OPTIONS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"]:
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    yield driver
    driver.quit()


class Page:
    """A page in the browser, and what a person does with it."""

    def __init__(self, driver):
        self.driver = driver

    def open(self, path, *, width=1280, height=900, dark=False):
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.command("Emulation.setEmulatedMedia", features=[scheme])
        self.driver.get(path.as_uri() if hasattr(path, "as_uri") else path)

    def command(self, name, **arguments):
        self.driver.execute_cdp_cmd(name, arguments)

    def js(self, code, *arguments):
        return self.driver.execute_script(f"return {code}", *arguments)

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def all(self, selector):
        return self.driver.find_elements("css selector", selector)

    def texts(self, selector):
        return [element.text for element in self.all(selector)]

    def titles(self):
        return self.texts(".row h3")

    def press(self, *keys):
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def focused(self):
        return self.driver.switch_to.active_element

    def said(self):
        """What the browser has complained of."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """Every address that was asked for; pictures that Chromium has in itself for its controls are `data:`."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        urls = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith("data:")]


@pytest.fixture
def page(driver):
    return Page(driver)


TEXTS = [
    (
        "LaneFuse: Multi-Task Road Perception",
        "2026-01-02",
        "We present LaneFuse. On BDD100K it improves mAP by 2.4 points. Code: https://github.com/lanefuse/lanefuse.",
    ),
    (
        "MergeTide: Model Merging without Data",
        "2026-02-03",
        "MergeTide reaches 77.5% accuracy on ImageNet. Code will be released.",
    ),
    (
        "Routers that Rest",
        "2026-02-20",
        "Mixture-of-experts models for ImageNet: they reach 71.2% accuracy on ImageNet.",
    ),
    ("A Note on Nothing", "2026-04-01", "We think about thinking."),
    (
        "Zürich: ein Test",
        None,
        "Retrieval-augmented generation, evaluated on GSM8K. Our code is at https://github.com/zuerich/test.",
    ),
]


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    papers = [
        paperkit.extract(Paper(title=title, published=day, abstract=abstract, authors=("Ada Example",)))
        for title, day, abstract in TEXTS
    ]
    write_report(papers, path, title="Five papers")
    return path


class TestReport:
    def test_shows_its_papers_and_loads_nothing(self, page, report):
        page.open(report)
        assert page.find("h1").text == "Five papers"
        assert page.titles() == [TEXTS[3][0], TEXTS[2][0], TEXTS[1][0], TEXTS[0][0], TEXTS[4][0]]
        assert page.find("#count").text == "5 papers"
        assert page.said() == []
        assert page.requests() == [report.as_uri()]

    @pytest.mark.parametrize(
        ("query", "titles"),
        [
            ("lanefuse", [0]),
            ("LANEFUSE road", [0]),
            ("imagenet", [2, 1]),
            ("zürich", [4]),
            ("ada example thinking", [3]),
            ("model merging", [1]),
            ("nowhere to be found", []),
        ],
    )
    def test_search(self, page, report, query, titles):
        page.open(report)
        page.find("#search").send_keys(query)
        assert page.titles() == [TEXTS[each][0] for each in titles]
        assert page.find("#count").text == f"{len(titles)} of 5 papers"
        assert page.texts("#active button") == [f"“{query}”"]
        page.find("#active button").click()
        assert len(page.titles()) == 5

    @pytest.mark.parametrize(
        ("state", "titles"),
        [
            ("tag=moe", [2]),
            ("benchmark=ImageNet", [2, 1]),
            ("benchmark=ImageNet&tag=merging", [1]),
            ("code=released", [0, 4]),
            ("code=released&code=promised", [1, 0, 4]),
            ("from=2026-02-01", [3, 2, 1]),
            ("from=2026-02-01&to=2026-02-28", [2, 1]),
            ("to=2026-01-31", [0]),
            ("sort=old", [0, 1, 2, 3, 4]),
            ("sort=title", [3, 0, 1, 2, 4]),
            ("tag=no-such-tag&from=never&sort=x&page=-3&view=y", [3, 2, 1, 0, 4]),
        ],
    )
    def test_filters_are_kept_in_the_address(self, page, report, state, titles):
        page.open(f"{report.as_uri()}#{state}")
        assert page.titles() == [TEXTS[each][0] for each in titles]

    def test_filters_are_chosen_and_counted(self, page, report):
        page.open(report)
        options = {each.text.split("\n")[0]: each for each in page.all("#status .option")}
        assert {name: each.text.split("\n")[1] for name, each in options.items()} == {
            "released": "2",
            "promised": "1",
            "on request": "0",
            "not mentioned": "2",
        }
        options["promised"].click()
        assert page.titles() == [TEXTS[1][0]]
        assert page.texts("#benchmarks .option") == ["ImageNet\n1"]
        assert page.js("new Promise((done) => setTimeout(() => done(location.hash), 400))") == "#code=promised"
        page.find("#active button").click()
        assert page.find("#count").text == "5 papers"

    def test_a_period_of_the_chart_is_a_filter(self, page, report):
        page.open(report)
        labels = [bar.get_attribute("aria-label") for bar in page.all(".bar")]
        assert any(label.endswith("1 paper, 100% with code released") for label in labels)
        page.js("document.querySelector('.bar[tabindex=\"0\"]').focus()")
        from selenium.webdriver.common.keys import Keys

        page.press(Keys.ENTER)
        assert page.titles() == [TEXTS[0][0]]
        assert page.focused().get_attribute("aria-pressed") == "true"
        page.press(Keys.ENTER)
        assert len(page.titles()) == 5

    def test_the_chart_stands_in_a_table_as_well(self, page, report):
        page.open(report)
        page.find(".chart details summary").click()
        rows = [row for row in page.texts(".chart details tbody tr") if not row.endswith(" 0 –")]
        assert [row.split()[-2:] for row in rows] == [["1", "100%"], ["1", "0%"], ["1", "0%"], ["1", "0%"]]

    def test_a_paper_opens_with_its_findings_marked(self, page, report):
        said = paperkit.extract(TEXTS[0][2], title=TEXTS[0][0]).results[0].mentions[0].text
        page.open(f"{report.as_uri()}#q=lanefuse")
        page.find(".row h3 button").click()
        marks = [(mark.get_attribute("data-kind"), mark.text) for mark in page.all(".open .text mark")]
        assert ("benchmarks", "BDD100K") in marks
        assert ("results", said) in marks
        assert ("metrics", "mAP") in marks
        links = {link.text: link.get_attribute("href") for link in page.all(".open .text a")}
        assert links.pop("https://github.com/lanefuse/lanefuse") == "https://github.com/lanefuse/lanefuse"
        assert links.pop("BDD100K").endswith("#benchmark=BDD100K")
        assert links == {}
        assert page.texts(".open td") == ["+2.4 points", "mAP", "BDD100K", "", said]
        from selenium.webdriver import ActionChains

        ActionChains(page.driver).move_to_element(page.find(".open mark[data-kind=metrics]")).perform()
        assert page.find("#tip").text == "Metric: mAP, higher is better\nResult: +2.4 points mAP on BDD100K"
        page.find(".row h3 button").click()
        assert page.all(".open") == []

    def test_a_benchmark_tells_what_is_reported_on_it(self, page, report):
        page.open(f"{report.as_uri()}#view=benchmarks")
        assert page.texts("#panel .name") == ["ImageNet", "BDD100K", "GSM8K"]
        page.find("#panel .name").click()
        rows = page.texts(".detail tbody tr")
        assert [row.split(" accuracy ")[0] for row in rows if "accuracy" in row] == ["71.2%", "77.5%"]
        page.find(".detail tbody a").click()
        assert page.titles() == [TEXTS[2][0]]
        assert page.all(".open") != []

    def test_tags_tell_the_share_with_code(self, page, report):
        page.open(f"{report.as_uri()}#view=tags")
        rows = dict(row.split("\n") for row in page.texts("#panel tbody tr"))
        assert rows["Model merging 1"] == "0%"
        assert rows["Multi-task learning 1"] == "100%"

    def test_keys_alone_will_do(self, page, report):
        from selenium.webdriver.common.keys import Keys

        page.open(report)
        page.press(Keys.TAB)
        assert page.focused().text == "Skip to the papers"
        page.press("/")
        page.press("merg")
        assert page.titles() == [TEXTS[1][0]]
        for _ in range(60):
            page.press(Keys.TAB)
            if page.focused().text == TEXTS[1][0]:
                break
        page.press(Keys.ENTER)
        assert page.focused().get_attribute("aria-expanded") == "true"
        assert page.all(".open") != []
        page.js("document.querySelector('[role=tab][aria-selected=true]').focus()")
        page.press(Keys.ARROW_RIGHT)
        assert page.focused().text == "Benchmarks"
        assert page.focused().get_attribute("aria-selected") == "true"

    def test_a_checkbox_keeps_the_focus(self, page, report):
        from selenium.webdriver.common.keys import Keys

        page.open(report)
        page.js("document.querySelectorAll('#tags input[type=checkbox]')[2].focus()")
        key = page.focused().get_attribute("data-key")
        page.press(Keys.SPACE)
        assert page.focused().get_attribute("data-key") == key
        assert page.focused().is_selected()

    def test_a_screen_reader_finds_its_way(self, page, report):
        page.open(report)
        page.find(".row h3 button").click()
        for view in ("papers", "benchmarks", "tags"):
            page.find(f"#tab-{view}").click()
            unnamed = """[...document.querySelectorAll('button, input, select, a, [role=img], [role=button], nav, aside, section')]
                .filter((each) => !each.closest('[hidden]') && !(each.textContent.trim() || each.getAttribute('aria-label')
                    || (each.labels && each.labels.length))).map((each) => each.outerHTML)"""
            assert page.js(unnamed) == []
            ids = page.js("[...document.querySelectorAll('[id]')].map((each) => each.id)")
            assert len(ids) == len(set(ids))
        assert page.js("document.documentElement.lang") == "en"
        assert len(page.all("main")) == len(page.all("h1")) == 1
        assert page.find("#count").get_attribute("aria-live") == "polite"

    @pytest.mark.parametrize("view", ["papers", "benchmarks", "tags"])
    @pytest.mark.parametrize("width", [320, 390, 1280])
    def test_nothing_runs_over_the_side(self, page, report, width, view):
        page.open(f"{report.as_uri()}#view={view}", width=width)
        for button in page.all("#panel [aria-expanded=false]"):
            button.click()
        if width < 600:
            assert not page.find("#filters").is_displayed()
            page.find("#more-filters").click()
        assert page.find("#filters").is_displayed()
        assert page.js("document.documentElement.scrollWidth") <= width

    def test_both_themes(self, page, report):
        def lightness(selector, what):
            colour = page.js(f"getComputedStyle(document.querySelector('{selector}')).{what}")
            return sum(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")) / 765

        for dark in (False, True):
            page.open(report, dark=dark)
            page.js("localStorage.clear()")
            page.driver.refresh()
            assert (lightness("html", "backgroundColor") < 0.2) is dark
            assert (lightness("html", "color") > 0.8) is dark
        button = page.find("#theme")
        for said, dark in (("light", False), ("dark", True), ("system", True)):
            button.click()
            assert button.text == f"Theme: {said}"
            assert (lightness("html", "backgroundColor") < 0.2) is dark

    def test_ten_thousand_papers(self, page, tmp_path):
        made = [paperkit.extract(Paper(title=title, published=day, abstract=text)) for title, day, text in TEXTS]
        papers = (made[at % 5].model_copy(update={"id": str(at), "title": f"Number {at:05}."}) for at in range(10_000))
        assert write_report(papers, tmp_path / "many.html") == 10_000
        page.open(tmp_path / "many.html")
        assert page.find("#count").text == "10,000 papers"
        assert len(page.titles()) == 50
        page.find("#search").send_keys("number 077")
        assert page.find("#count").text == "120 of 10,000 papers"
        page.find(".pages button:last-child").click()
        assert page.find(".pages span").text == "51–100 of 120"
        assert page.focused().get_attribute("id") == "panel"
        assert page.said() == []

    @pytest.mark.parametrize("papers", [[], [Paper(title="T")]])
    def test_next_to_nothing(self, page, tmp_path, papers):
        write_report(papers, tmp_path / "few.html")
        for view in ("papers", "benchmarks", "tags"):
            page.open(f"{(tmp_path / 'few.html').as_uri()}#view={view}")
            assert page.find("#count").text == f"{len(papers)} paper{'' if papers else 's'}"
            assert page.said() == []


def _hostile(payload, taxonomy):
    """A paper that has the payload wherever text from outside can stand."""
    paper = paperkit.Pipeline(taxonomy=taxonomy).extract(
        Paper(
            title=f"Routing {payload}",
            abstract=f"We study frobnication on FrobBench. It reaches 71.2% accuracy on FrobBench. {payload} See https://x.org/{payload}",
            comment=payload,
        )
    )
    tags = [tag.model_copy(update={"label": f"{tag.label} {payload}"}) for tag in paper.tags]
    mention = Mention(field="abstract", start=0, end=8, text=payload)
    links = [link.model_copy(update={"url": payload, "mentions": (mention,)}) for link in paper.links]
    results = [result.model_copy(update={"baseline": payload, "unit": payload}) for result in paper.results]
    named = paper.benchmarks[0].model_copy(update={"name": payload, "id": None, "mentions": (mention,)})
    return paper.model_copy(
        update={
            "id": payload,
            "authors": (payload,),
            "venue": payload,
            "categories": (payload,),
            "url": payload,
            "doi": payload,
            "arxiv_id": payload,
            "source": payload,
            "extra": {payload: payload},
            "tags": tuple(tags),
            "links": tuple(links),
            "stated_links": tuple(links),
            "benchmarks": (*paper.benchmarks, named),
            "results": tuple(results),
        }
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = tmp_path_factory.mktemp("taxonomy") / "mine.toml"
    label = "<img src=x onerror=window.ran=1>"
    path.write_text(
        f'[tag.frob]\nlabel = "{label}"\nphrases = ["frobnication"]\n[benchmark.frobbench]\nname = "FrobBench"\n'
    )
    return [_hostile(payload, paperkit.Taxonomy.load(path)) for payload in PAYLOADS]


SCHEMES = "[...new Set([...document.querySelectorAll('[href], [src]')].map((each) => new URL(each.href || each.src).protocol))]"


class TestNothingRuns:
    def test_the_check_would_notice(self, page, tmp_path):
        for payload in (PAYLOADS[0], PAYLOADS[3]):
            (tmp_path / "bare.html").write_text(f"<!DOCTYPE html><body>{payload}")
            page.open(tmp_path / "bare.html")
            assert page.js("window.ran") == 1

    def test_in_a_report(self, page, hostile, tmp_path):
        write_report(hostile, tmp_path / "hostile.html", title=" ".join(PAYLOADS))
        page.open(tmp_path / "hostile.html")
        assert page.find("#count").text == f"{len(PAYLOADS)} papers"
        elements = set(page.js("[...document.querySelectorAll('*')].map((each) => each.localName)"))
        for view in ("papers", "benchmarks", "tags"):
            page.find(f"#tab-{view}").click()
            for button in page.all("#panel [aria-expanded=false]"):
                page.js("arguments[0].click()", button)
            for payload in PAYLOADS:
                shown = page.js("document.getElementById('panel').textContent")
                assert view == "tags" or " ".join(payload.split()) in " ".join(shown.split())
            elements |= set(page.js("[...document.querySelectorAll('*')].map((each) => each.localName)"))
            for each in page.all("#panel [data-note]")[:20]:
                page.js("arguments[0].dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))", each)
            assert set(page.js(SCHEMES)) <= {"https:", "http:", "file:"}
            assert (
                page.js(
                    "[...document.querySelectorAll('*')].flatMap((each) => [...each.attributes]).filter((each) => each.name.startsWith('on')).length"
                )
                == 0
            )
        assert not elements & {"img", "iframe", "textarea", "object", "embed"}
        assert len(page.all("script")) == 2
        assert page.js("window.ran") is None
        assert page.said() == []

    def test_in_the_address_of_a_report(self, page, report):
        for payload in PAYLOADS:
            state = "&".join(
                f"{key}={quote(payload)}" for key in ("q", "tag", "benchmark", "code", "from", "view", "sort", "page")
            )
            page.open(f"{report.as_uri()}#{state}")
            assert page.find("#count").text == "0 of 5 papers"
            assert page.js("window.ran") is None
            assert page.said() == []

    def test_in_a_notebook(self, page, hostile, tmp_path):
        shown = "".join(map(paper_html, hostile))
        (tmp_path / "notebook.html").write_text(f'<!DOCTYPE html><meta charset="utf-8"><body>{shown}', encoding="utf-8")
        page.open(tmp_path / "notebook.html")
        elements = set(page.js("[...document.body.querySelectorAll('*')].map((each) => each.localName)"))
        assert elements <= set("a br div mark p q span style table tbody td th thead tr".split())
        assert set(page.js(SCHEMES)) <= {"https:", "http:"}
        assert (
            page.js(
                "[...document.querySelectorAll('*')].flatMap((each) => [...each.attributes]).filter((each) => each.name.startsWith('on')).length"
            )
            == 0
        )
        text = page.js("document.body.textContent")
        for payload in PAYLOADS:
            assert payload in text
        assert page.js("window.ran") is None
        assert page.said() == []
        assert page.requests() == [(tmp_path / "notebook.html").as_uri()]
