"""Drawing charts as SVG: text that is measured, scales, colours, and one module a kind of picture."""
