package dev.plumbline.survey.theme;

import java.util.List;

/** A comment in which one of the keywords stands is about the theme. A keyword is a word, or several in a row. */
public record ThemeRule(String theme, List<String> keywords) {}
