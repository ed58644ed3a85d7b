"""The look of the product: components as template tags, the page frame and the gallery."""
