"""Papers as HTML: one in a notebook, many on a page of their own.

Whatever comes from outside is escaped, addresses lead to the web alone, and nothing is loaded from elsewhere.

>>> import paperkit
>>> paper = paperkit.extract("On BDD100K it improves mAP by 2.4 points.", title="<LaneFuse>")
>>> "&lt;LaneFuse&gt;" in paper_html(paper)
True
>>> import io
>>> write_report([paper], io.StringIO(), title="Road perception")
1
"""

from paperkit.render.notebook import paper_html
from paperkit.render.report import write_report

__all__ = ["paper_html", "write_report"]
