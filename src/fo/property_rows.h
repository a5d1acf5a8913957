/* property_rows.h: the properties of XSL-FO 1.1 that protoc knows, a row each:
 *     PROPERTY(ID, "name", INHERITED or LOCAL, kinds of value, "initial value", "keywords it may have")
 * Kinds are TYPE_* (fo.h). Compound properties have a row a component; their plain name is a row of
 * shorthand_rows.h, and so are names that stand for others (margin, border, padding-left …). */

/* Pages */
PROPERTY(MASTER_NAME, "master-name", LOCAL, TYPE_STRING, "", "")
PROPERTY(MASTER_REFERENCE, "master-reference", LOCAL, TYPE_STRING, "", "")
PROPERTY(PAGE_WIDTH, "page-width", LOCAL, TYPE_LENGTH | TYPE_POSITIVE, "auto", "auto")
PROPERTY(PAGE_HEIGHT, "page-height", LOCAL, TYPE_LENGTH | TYPE_POSITIVE, "auto", "auto")
PROPERTY(MARGIN_TOP, "margin-top", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "0pt", "auto")
PROPERTY(MARGIN_BOTTOM, "margin-bottom", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "0pt", "auto")
PROPERTY(MARGIN_LEFT, "margin-left", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "0pt", "auto")
PROPERTY(MARGIN_RIGHT, "margin-right", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "0pt", "auto")
PROPERTY(EXTENT, "extent", LOCAL, TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE, "0pt", "")
PROPERTY(PRECEDENCE, "precedence", LOCAL, 0, "false", "true false")
PROPERTY(REGION_NAME, "region-name", LOCAL, TYPE_STRING, "", "")
PROPERTY(FLOW_NAME, "flow-name", LOCAL, TYPE_STRING, "", "")
PROPERTY(PAGE_POSITION, "page-position", LOCAL, 0, "any", "only first last rest any")
PROPERTY(ODD_OR_EVEN, "odd-or-even", LOCAL, 0, "any", "odd even any")
PROPERTY(BLANK_OR_NOT_BLANK, "blank-or-not-blank", LOCAL, 0, "any", "blank not-blank any")
PROPERTY(MAXIMUM_REPEATS, "maximum-repeats", LOCAL, TYPE_NUMBER | TYPE_POSITIVE, "no-limit",
         "no-limit")
/* Numbers of something are rounded to a whole one, and not less than one (7.27.7, 7.28.12 and elsewhere). */
PROPERTY(INITIAL_PAGE_NUMBER, "initial-page-number", LOCAL, TYPE_NUMBER, "auto",
         "auto auto-odd auto-even")
PROPERTY(FORCE_PAGE_COUNT, "force-page-count", LOCAL, 0, "auto",
         "auto even odd end-on-even end-on-odd no-force")
PROPERTY(FORMAT, "format", LOCAL, TYPE_STRING, "1", "")
PROPERTY(GROUPING_SEPARATOR, "grouping-separator", LOCAL, TYPE_STRING, "", "")
PROPERTY(GROUPING_SIZE, "grouping-size", LOCAL, TYPE_NUMBER | TYPE_POSITIVE, "0", "")
PROPERTY(COLUMN_COUNT, "column-count", LOCAL, TYPE_NUMBER, "1", "")
PROPERTY(COLUMN_GAP, "column-gap", LOCAL, TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE, "12pt", "")

/* Fonts and colour */
PROPERTY(FONT_FAMILY, "font-family", INHERITED, TYPE_STRING, "serif", "")
PROPERTY(FONT_SIZE, "font-size", INHERITED, TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE, "12pt",
         "xx-small x-small small medium large x-large xx-large larger smaller")
PROPERTY(FONT_WEIGHT, "font-weight", INHERITED, TYPE_NUMBER | TYPE_POSITIVE, "400",
         "normal bold bolder lighter")
PROPERTY(FONT_STYLE, "font-style", INHERITED, 0, "normal", "normal italic oblique")
PROPERTY(FONT_VARIANT, "font-variant", INHERITED, 0, "normal", "normal small-caps")
PROPERTY(COLOR, "color", INHERITED, TYPE_COLOR, "black", "")
PROPERTY(VISIBILITY, "visibility", INHERITED, 0, "visible", "visible hidden collapse")
PROPERTY(BACKGROUND_COLOR, "background-color", LOCAL, TYPE_COLOR, "transparent", "")

PROPERTY(BACKGROUND_IMAGE, "background-image", LOCAL, TYPE_STRING, "none", "none")
PROPERTY(BACKGROUND_REPEAT, "background-repeat", LOCAL, 0, "repeat",
         "repeat repeat-x repeat-y no-repeat")
PROPERTY(BACKGROUND_ACROSS, "background-position-horizontal", LOCAL, TYPE_LENGTH | TYPE_PERCENT,
         "0%", "left center right")
PROPERTY(BACKGROUND_DOWN, "background-position-vertical", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "0%",
         "top center bottom")

/* Language and hyphenation */
PROPERTY(LANGUAGE, "language", INHERITED, TYPE_STRING, "none", "")
PROPERTY(COUNTRY, "country", INHERITED, TYPE_STRING, "none", "")
PROPERTY(HYPHENATE, "hyphenate", INHERITED, 0, "false", "true false")
PROPERTY(HYPHENATION_CHARACTER, "hyphenation-character", INHERITED, TYPE_STRING, "\xE2\x80\x90", "")
PROPERTY(HYPHENATION_LADDER, "hyphenation-ladder-count", INHERITED, TYPE_NUMBER | TYPE_POSITIVE,
         "no-limit", "no-limit")
PROPERTY(HYPHENATION_PUSH, "hyphenation-push-character-count", INHERITED,
         TYPE_NUMBER | TYPE_POSITIVE, "2", "")
PROPERTY(HYPHENATION_REMAIN, "hyphenation-remain-character-count", INHERITED,
         TYPE_NUMBER | TYPE_POSITIVE, "2", "")

/* Lines */
PROPERTY(TEXT_ALIGN, "text-align", INHERITED, 0, "start",
         "start center end justify inside outside left right")
PROPERTY(TEXT_ALIGN_LAST, "text-align-last", INHERITED, 0, "relative",
         "relative start center end justify inside outside left right")
PROPERTY(TEXT_INDENT, "text-indent", INHERITED, TYPE_LENGTH | TYPE_PERCENT, "0pt", "")
PROPERTY(LAST_LINE_END_INDENT, "last-line-end-indent", INHERITED, TYPE_LENGTH | TYPE_PERCENT, "0pt",
         "")
PROPERTY(LINE_HEIGHT, "line-height", INHERITED,
         TYPE_LENGTH | TYPE_PERCENT | TYPE_NUMBER | TYPE_POSITIVE, "normal", "normal")
PROPERTY(LINE_STACKING, "line-stacking-strategy", INHERITED, 0, "max-height",
         "max-height line-height font-height")
PROPERTY(LETTER_SPACING, "letter-spacing", INHERITED, TYPE_LENGTH, "normal", "normal")
PROPERTY(WORD_SPACING, "word-spacing.optimum", INHERITED, TYPE_LENGTH, "normal", "normal")
PROPERTY(WORD_SPACING_MINIMUM, "word-spacing.minimum", INHERITED, TYPE_LENGTH, "normal", "normal")
PROPERTY(WORD_SPACING_MAXIMUM, "word-spacing.maximum", INHERITED, TYPE_LENGTH, "normal", "normal")
PROPERTY(WRITING_MODE, "writing-mode", INHERITED, 0, "lr-tb", "lr-tb rl-tb lr rl")
PROPERTY(DIRECTION, "direction", INHERITED, 0, "ltr", "ltr rtl")
PROPERTY(UNICODE_BIDI, "unicode-bidi", LOCAL, 0, "normal", "normal embed bidi-override")
PROPERTY(TEXT_TRANSFORM, "text-transform", INHERITED, 0, "none",
         "none capitalize uppercase lowercase")
PROPERTY(TEXT_DECORATION, "text-decoration", LOCAL, TYPE_LIST, "none",
         "none underline no-underline overline no-overline line-through no-line-through blink "
         "no-blink")
PROPERTY(SCORE_SPACES, "score-spaces", INHERITED, 0, "true", "true false")
PROPERTY(BASELINE_SHIFT, "baseline-shift", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "baseline",
         "baseline sub super")
PROPERTY(ALIGNMENT_BASELINE, "alignment-baseline", LOCAL, 0, "auto",
         "auto baseline alphabetic before-edge text-before-edge middle central after-edge "
         "text-after-edge ideographic hanging mathematical")
PROPERTY(ALIGNMENT_ADJUST, "alignment-adjust", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "auto",
         "auto baseline before-edge text-before-edge middle central after-edge text-after-edge "
         "ideographic alphabetic hanging mathematical")
PROPERTY(DOMINANT_BASELINE, "dominant-baseline", LOCAL, 0, "auto",
         "auto use-script no-change reset-size ideographic alphabetic hanging mathematical central "
         "middle text-after-edge text-before-edge")
PROPERTY(LINE_SHIFT_ADJUSTMENT, "line-height-shift-adjustment", INHERITED, 0, "consider-shifts",
         "consider-shifts disregard-shifts")
PROPERTY(WHITE_SPACE_COLLAPSE, "white-space-collapse", INHERITED, 0, "true", "true false")
PROPERTY(WHITE_SPACE_TREATMENT, "white-space-treatment", INHERITED, 0,
         "ignore-if-surrounding-linefeed",
         "ignore preserve ignore-if-before-linefeed ignore-if-after-linefeed "
         "ignore-if-surrounding-linefeed")
PROPERTY(LINEFEED_TREATMENT, "linefeed-treatment", INHERITED, 0, "treat-as-space",
         "ignore preserve treat-as-space treat-as-zero-width-space")
PROPERTY(WRAP_OPTION, "wrap-option", INHERITED, 0, "wrap", "wrap no-wrap")
PROPERTY(CHARACTER, "character", LOCAL, TYPE_STRING, "", "")

/* Blocks */
PROPERTY(START_INDENT, "start-indent", INHERITED, TYPE_LENGTH | TYPE_PERCENT, "0pt", "")
PROPERTY(END_INDENT, "end-indent", INHERITED, TYPE_LENGTH | TYPE_PERCENT, "0pt", "")
#define SPACE_ROWS(ID, name)                                                                       \
    PROPERTY(ID##_MINIMUM, name ".minimum", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "0pt", "")          \
    PROPERTY(ID##_OPTIMUM, name ".optimum", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "0pt", "")          \
    PROPERTY(ID##_MAXIMUM, name ".maximum", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "0pt", "")          \
    PROPERTY(ID##_CONDITIONALITY, name ".conditionality", LOCAL, 0, "discard", "discard retain")   \
    PROPERTY(ID##_PRECEDENCE, name ".precedence", LOCAL, TYPE_NUMBER, "0", "force")
SPACE_ROWS(SPACE_BEFORE, "space-before")
SPACE_ROWS(SPACE_AFTER, "space-after")
#undef SPACE_ROWS
PROPERTY(SPACE_START, "space-start", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "0pt", "")
PROPERTY(SPACE_END, "space-end", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "0pt", "")
PROPERTY(SPACE_START_CONDITIONALITY, "space-start.conditionality", LOCAL, 0, "discard",
         "discard retain")
PROPERTY(SPACE_END_CONDITIONALITY, "space-end.conditionality", LOCAL, 0, "discard",
         "discard retain")
#define EDGE_ROWS(ID, name)                                                                        \
    PROPERTY(PADDING_##ID, "padding-" name, LOCAL, TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE,     \
             "0pt", "")                                                                            \
    PROPERTY(BORDER_##ID##_WIDTH, "border-" name "-width", LOCAL, TYPE_LENGTH | TYPE_POSITIVE,     \
             "medium", "thin medium thick")                                                        \
    PROPERTY(BORDER_##ID##_STYLE, "border-" name "-style", LOCAL, 0, "none",                       \
             "none hidden dotted dashed solid double groove ridge inset outset")                   \
    PROPERTY(BORDER_##ID##_COLOR, "border-" name "-color", LOCAL, TYPE_COLOR, "currentcolor", "")
EDGE_ROWS(BEFORE, "before")
EDGE_ROWS(AFTER, "after")
EDGE_ROWS(START, "start")
EDGE_ROWS(END, "end")
PROPERTY(BORDER_BEFORE_PRECEDENCE, "border-before-precedence", LOCAL, TYPE_NUMBER | TYPE_POSITIVE,
         "auto", "auto force")
PROPERTY(BORDER_AFTER_PRECEDENCE, "border-after-precedence", LOCAL, TYPE_NUMBER | TYPE_POSITIVE,
         "auto", "auto force")
PROPERTY(BORDER_START_PRECEDENCE, "border-start-precedence", LOCAL, TYPE_NUMBER | TYPE_POSITIVE,
         "auto", "auto force")
PROPERTY(BORDER_END_PRECEDENCE, "border-end-precedence", LOCAL, TYPE_NUMBER | TYPE_POSITIVE, "auto",
         "auto force")
#undef EDGE_ROWS
PROPERTY(PADDING_BEFORE_CONDITIONALITY, "padding-before.conditionality", LOCAL, 0, "discard",
         "discard retain")
PROPERTY(PADDING_AFTER_CONDITIONALITY, "padding-after.conditionality", LOCAL, 0, "discard",
         "discard retain")
PROPERTY(BORDER_BEFORE_CONDITIONALITY, "border-before-width.conditionality", LOCAL, 0, "discard",
         "discard retain")
PROPERTY(BORDER_AFTER_CONDITIONALITY, "border-after-width.conditionality", LOCAL, 0, "discard",
         "discard retain")

/* Breaks and keeps */
#define KEEP_ROWS(ID, name, scope)                                                                 \
    PROPERTY(ID##_WITHIN_LINE, name ".within-line", scope, TYPE_NUMBER, "auto", "auto always")     \
    PROPERTY(ID##_WITHIN_COLUMN, name ".within-column", scope, TYPE_NUMBER, "auto", "auto always") \
    PROPERTY(ID##_WITHIN_PAGE, name ".within-page", scope, TYPE_NUMBER, "auto", "auto always")
KEEP_ROWS(KEEP_TOGETHER, "keep-together", INHERITED)
KEEP_ROWS(KEEP_WITH_NEXT, "keep-with-next", LOCAL)
KEEP_ROWS(KEEP_WITH_PREVIOUS, "keep-with-previous", LOCAL)
#undef KEEP_ROWS
PROPERTY(BREAK_BEFORE, "break-before", LOCAL, 0, "auto", "auto column page even-page odd-page")
PROPERTY(BREAK_AFTER, "break-after", LOCAL, 0, "auto", "auto column page even-page odd-page")
PROPERTY(SPAN, "span", LOCAL, 0, "none", "none all")
PROPERTY(ORPHANS, "orphans", INHERITED, TYPE_NUMBER | TYPE_POSITIVE, "2", "")
PROPERTY(WIDOWS, "widows", INHERITED, TYPE_NUMBER | TYPE_POSITIVE, "2", "")

/* Sizes, pictures */
PROPERTY(WIDTH, "inline-progression-dimension", LOCAL, TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE,
         "auto", "auto")
PROPERTY(HEIGHT, "block-progression-dimension", LOCAL, TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE,
         "auto", "auto")
PROPERTY(HEIGHT_MINIMUM, "block-progression-dimension.minimum", LOCAL,
         TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE, "auto", "auto")
PROPERTY(HEIGHT_MAXIMUM, "block-progression-dimension.maximum", LOCAL,
         TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE, "auto", "auto none")
PROPERTY(WIDTH_MINIMUM, "inline-progression-dimension.minimum", LOCAL,
         TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE, "auto", "auto")
PROPERTY(WIDTH_MAXIMUM, "inline-progression-dimension.maximum", LOCAL,
         TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE, "auto", "auto none")
PROPERTY(CONTENT_WIDTH, "content-width", LOCAL, TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE, "auto",
         "auto scale-to-fit scale-down-to-fit scale-up-to-fit")
PROPERTY(CONTENT_HEIGHT, "content-height", LOCAL, TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE,
         "auto", "auto scale-to-fit scale-down-to-fit scale-up-to-fit")
PROPERTY(SCALING, "scaling", LOCAL, 0, "uniform", "uniform non-uniform")
PROPERTY(DISPLAY_ALIGN, "display-align", INHERITED, 0, "auto", "auto before center after justify")

/* Containers */
PROPERTY(ABSOLUTE_POSITION, "absolute-position", LOCAL, 0, "auto", "auto absolute fixed")
PROPERTY(TOP, "top", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "auto", "auto")
PROPERTY(BOTTOM, "bottom", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "auto", "auto")
PROPERTY(LEFT, "left", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "auto", "auto")
PROPERTY(RIGHT, "right", LOCAL, TYPE_LENGTH | TYPE_PERCENT, "auto", "auto")
PROPERTY(OVERFLOW, "overflow", LOCAL, 0, "auto", "auto visible hidden scroll error-if-overflow")
PROPERTY(REFERENCE_ORIENTATION, "reference-orientation", INHERITED, 0, "0",
         "0 90 180 270 -90 -180 -270")
PROPERTY(Z_INDEX, "z-index", LOCAL, TYPE_NUMBER, "auto", "auto")

/* Lists */
PROPERTY(PROVISIONAL_DISTANCE, "provisional-distance-between-starts", INHERITED,
         TYPE_LENGTH | TYPE_PERCENT, "24pt", "")
PROPERTY(PROVISIONAL_SEPARATION, "provisional-label-separation", INHERITED,
         TYPE_LENGTH | TYPE_PERCENT, "6pt", "")

/* Tables */
PROPERTY(TABLE_LAYOUT, "table-layout", LOCAL, 0, "auto", "auto fixed")
PROPERTY(BORDER_COLLAPSE, "border-collapse", INHERITED, 0, "collapse",
         "collapse collapse-with-precedence separate")
PROPERTY(BORDER_SEPARATION_INLINE, "border-separation.inline-progression-direction", INHERITED,
         TYPE_LENGTH | TYPE_POSITIVE, "0pt", "")
PROPERTY(BORDER_SEPARATION_BLOCK, "border-separation.block-progression-direction", INHERITED,
         TYPE_LENGTH | TYPE_POSITIVE, "0pt", "")
PROPERTY(EMPTY_CELLS, "empty-cells", INHERITED, 0, "show", "show hide")
PROPERTY(CAPTION_SIDE, "caption-side", INHERITED, 0, "before",
         "before after start end top bottom left right")
PROPERTY(RELATIVE_ALIGN, "relative-align", INHERITED, 0, "before", "before baseline")
PROPERTY(COLUMN_WIDTH, "column-width", LOCAL,
         TYPE_LENGTH | TYPE_PERCENT | TYPE_PROPORTION | TYPE_POSITIVE, "auto", "auto")
PROPERTY(COLUMN_NUMBER, "column-number", LOCAL, TYPE_NUMBER | TYPE_POSITIVE, "0", "")
PROPERTY(COLUMNS_REPEATED, "number-columns-repeated", LOCAL, TYPE_NUMBER, "1", "")
PROPERTY(COLUMNS_SPANNED, "number-columns-spanned", LOCAL, TYPE_NUMBER, "1", "")
PROPERTY(ROWS_SPANNED, "number-rows-spanned", LOCAL, TYPE_NUMBER, "1", "")
PROPERTY(OMIT_HEADER, "table-omit-header-at-break", LOCAL, 0, "false", "true false")
PROPERTY(OMIT_FOOTER, "table-omit-footer-at-break", LOCAL, 0, "false", "true false")
PROPERTY(STARTS_ROW, "starts-row", LOCAL, 0, "false", "true false")
PROPERTY(ENDS_ROW, "ends-row", LOCAL, 0, "false", "true false")
PROPERTY(HEADER, "fox:header", LOCAL, 0, "false", "true false")

/* Leaders */
PROPERTY(LEADER_PATTERN, "leader-pattern", INHERITED, 0, "space", "space rule dots use-content")
PROPERTY(LEADER_ALIGNMENT, "leader-alignment", INHERITED, 0, "none", "none reference-area page")
PROPERTY(LEADER_MINIMUM, "leader-length.minimum", INHERITED,
         TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE, "0pt", "")
PROPERTY(LEADER_OPTIMUM, "leader-length.optimum", INHERITED,
         TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE, "12pt", "")
PROPERTY(LEADER_MAXIMUM, "leader-length.maximum", INHERITED,
         TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE, "100%", "")
PROPERTY(LEADER_PATTERN_WIDTH, "leader-pattern-width", INHERITED,
         TYPE_LENGTH | TYPE_PERCENT | TYPE_POSITIVE, "use-font-metrics", "use-font-metrics")
PROPERTY(RULE_STYLE, "rule-style", INHERITED, 0, "solid",
         "none dotted dashed solid double groove ridge")
PROPERTY(RULE_THICKNESS, "rule-thickness", INHERITED, TYPE_LENGTH | TYPE_POSITIVE, "1pt", "")

/* Markers */
PROPERTY(RETRIEVE_POSITION, "retrieve-position", LOCAL, 0, "first-starting-within-page",
         "first-starting-within-page first-including-carryover last-starting-within-page "
         "last-ending-within-page")
PROPERTY(RETRIEVE_BOUNDARY, "retrieve-boundary", LOCAL, 0, "page-sequence",
         "page page-sequence document")

/* Structure and links. Their values belong to one object: they are no part of a style. */
PROPERTY(RETRIEVE_POSITION_WITHIN_TABLE, "retrieve-position-within-table", LOCAL, 0,
         "first-starting", "first-starting first-including-carryover last-starting last-ending")
PROPERTY(RETRIEVE_BOUNDARY_WITHIN_TABLE, "retrieve-boundary-within-table", LOCAL, 0, "table",
         "table table-fragment page")
PROPERTY(ROLE, "role", OWN, TYPE_STRING, "", "")
PROPERTY(ID, "id", OWN, TYPE_STRING, "", "")
PROPERTY(REF_ID, "ref-id", OWN, TYPE_STRING, "", "")
PROPERTY(SRC, "src", OWN, TYPE_STRING, "", "")
PROPERTY(INTERNAL_DESTINATION, "internal-destination", OWN, TYPE_STRING, "", "")
PROPERTY(EXTERNAL_DESTINATION, "external-destination", OWN, TYPE_STRING, "", "")
PROPERTY(MARKER_CLASS_NAME, "marker-class-name", OWN, TYPE_STRING, "", "")
PROPERTY(RETRIEVE_CLASS_NAME, "retrieve-class-name", OWN, TYPE_STRING, "", "")
PROPERTY(STARTING_STATE, "starting-state", OWN, TYPE_STRING, "show", "")
PROPERTY(ALT_TEXT, "fox:alt-text", OWN, TYPE_STRING, "", "")
