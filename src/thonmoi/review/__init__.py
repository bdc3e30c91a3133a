"""What people look at: the review page, and charts of a store. Wants the extra `thonmoi[review]`; charts want `thonmoi[charts]`."""

from thonmoi.review.page import Chart, Options, Written, page, write_page

__all__ = ["Chart", "Options", "Written", "page", "write_page"]
