"""The jail that a student's modules run in; `inside/` is what runs within it. See docs/security.md."""
