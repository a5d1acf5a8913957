/* shorthand_rows.h: property names that stand for others, a row each:
 *     SHORTHAND(how the value is shared out, "name", the properties …)
 * XSL-FO 1.1, 7.31, 5.3 (corresponding properties, writing-mode lr-tb) and 5.11 (compounds).
 *     SAME    every property gets the value
 *     SIDES   one to four values for the four properties: before, end, after, start (as CSS 2, 8.3)
 *     EDGE    width, style and colour in any order
 *     AXES    one value, or two: the first for the inline direction
 *     ALIAS   one property by another name, which wins over its own: the absolute name of a relative property
 *             (5.3.1), or the component of a compound (5.11)
 *     SPECIAL a function of its own in shorthand.c */
SHORTHAND(SIDES, "margin", PROPERTY_MARGIN_TOP, PROPERTY_MARGIN_RIGHT, PROPERTY_MARGIN_BOTTOM,
          PROPERTY_MARGIN_LEFT)
SHORTHAND(ALIAS, "padding-top", PROPERTY_PADDING_BEFORE)
SHORTHAND(ALIAS, "padding-bottom", PROPERTY_PADDING_AFTER)
SHORTHAND(ALIAS, "padding-left", PROPERTY_PADDING_START)
SHORTHAND(ALIAS, "padding-right", PROPERTY_PADDING_END)
SHORTHAND(SIDES, "padding", PROPERTY_PADDING_BEFORE, PROPERTY_PADDING_END, PROPERTY_PADDING_AFTER,
          PROPERTY_PADDING_START)
SHORTHAND(ALIAS, "padding-before.length", PROPERTY_PADDING_BEFORE)
SHORTHAND(ALIAS, "padding-after.length", PROPERTY_PADDING_AFTER)
SHORTHAND(ALIAS, "border-before-width.length", PROPERTY_BORDER_BEFORE_WIDTH)
SHORTHAND(ALIAS, "border-after-width.length", PROPERTY_BORDER_AFTER_WIDTH)
#define EDGE_SHORTHANDS(ID, name)                                                                  \
    SHORTHAND(EDGE, "border-" name, PROPERTY_BORDER_##ID##_WIDTH, PROPERTY_BORDER_##ID##_STYLE,    \
              PROPERTY_BORDER_##ID##_COLOR)
EDGE_SHORTHANDS(BEFORE, "top")
EDGE_SHORTHANDS(AFTER, "bottom")
EDGE_SHORTHANDS(START, "left")
EDGE_SHORTHANDS(END, "right")
#undef EDGE_SHORTHANDS
#define ABSOLUTE_EDGES(ID, name)                                                                   \
    SHORTHAND(ALIAS, "border-" name "-width", PROPERTY_BORDER_##ID##_WIDTH)                        \
    SHORTHAND(ALIAS, "border-" name "-style", PROPERTY_BORDER_##ID##_STYLE)                        \
    SHORTHAND(ALIAS, "border-" name "-color", PROPERTY_BORDER_##ID##_COLOR)
ABSOLUTE_EDGES(BEFORE, "top")
ABSOLUTE_EDGES(AFTER, "bottom")
ABSOLUTE_EDGES(START, "left")
ABSOLUTE_EDGES(END, "right")
#undef ABSOLUTE_EDGES
#define BORDER_SIDES(WHAT, name)                                                                   \
    SHORTHAND(SIDES, name, PROPERTY_BORDER_BEFORE_##WHAT, PROPERTY_BORDER_END_##WHAT,              \
              PROPERTY_BORDER_AFTER_##WHAT, PROPERTY_BORDER_START_##WHAT)
BORDER_SIDES(WIDTH, "border-width")
BORDER_SIDES(STYLE, "border-style")
BORDER_SIDES(COLOR, "border-color")
#undef BORDER_SIDES
SHORTHAND(EDGE, "border", PROPERTY_BORDER_BEFORE_WIDTH, PROPERTY_BORDER_BEFORE_STYLE,
          PROPERTY_BORDER_BEFORE_COLOR, PROPERTY_BORDER_END_WIDTH, PROPERTY_BORDER_END_STYLE,
          PROPERTY_BORDER_END_COLOR, PROPERTY_BORDER_AFTER_WIDTH, PROPERTY_BORDER_AFTER_STYLE,
          PROPERTY_BORDER_AFTER_COLOR, PROPERTY_BORDER_START_WIDTH, PROPERTY_BORDER_START_STYLE,
          PROPERTY_BORDER_START_COLOR)
SHORTHAND(SAME, "space-before", PROPERTY_SPACE_BEFORE_MINIMUM, PROPERTY_SPACE_BEFORE_OPTIMUM,
          PROPERTY_SPACE_BEFORE_MAXIMUM)
SHORTHAND(SAME, "space-after", PROPERTY_SPACE_AFTER_MINIMUM, PROPERTY_SPACE_AFTER_OPTIMUM,
          PROPERTY_SPACE_AFTER_MAXIMUM)
SHORTHAND(SAME, "leader-length", PROPERTY_LEADER_MINIMUM, PROPERTY_LEADER_OPTIMUM,
          PROPERTY_LEADER_MAXIMUM)
/* A plain keep does not set .within-line: style sheets mean the page, and a paragraph on a single line
 * is what nobody who writes keep-together="always" wants. */
SHORTHAND(SAME, "keep-together", PROPERTY_KEEP_TOGETHER_WITHIN_COLUMN,
          PROPERTY_KEEP_TOGETHER_WITHIN_PAGE)
SHORTHAND(SAME, "keep-with-next", PROPERTY_KEEP_WITH_NEXT_WITHIN_COLUMN,
          PROPERTY_KEEP_WITH_NEXT_WITHIN_PAGE)
SHORTHAND(SAME, "keep-with-previous", PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_COLUMN,
          PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_PAGE)
SHORTHAND(ALIAS, "width", PROPERTY_WIDTH)
SHORTHAND(ALIAS, "height", PROPERTY_HEIGHT)
SHORTHAND(ALIAS, "inline-progression-dimension.optimum", PROPERTY_WIDTH)
SHORTHAND(ALIAS, "block-progression-dimension.optimum", PROPERTY_HEIGHT)
SHORTHAND(ALIAS, "min-height", PROPERTY_HEIGHT_MINIMUM)
SHORTHAND(SAME, "border-separation", PROPERTY_BORDER_SEPARATION_INLINE,
          PROPERTY_BORDER_SEPARATION_BLOCK)
SHORTHAND(AXES, "border-spacing", PROPERTY_BORDER_SEPARATION_INLINE,
          PROPERTY_BORDER_SEPARATION_BLOCK)
SHORTHAND(SAME, "background", PROPERTY_BACKGROUND_COLOR)
SHORTHAND(SPECIAL, "xml:lang", PROPERTY_LANGUAGE, PROPERTY_COUNTRY)
SHORTHAND(SPECIAL, "white-space", PROPERTY_LINEFEED_TREATMENT, PROPERTY_WHITE_SPACE_COLLAPSE,
          PROPERTY_WHITE_SPACE_TREATMENT, PROPERTY_WRAP_OPTION)
SHORTHAND(SPECIAL, "vertical-align", PROPERTY_BASELINE_SHIFT, PROPERTY_DISPLAY_ALIGN)
SHORTHAND(SPECIAL, "page-break-before", PROPERTY_BREAK_BEFORE,
          PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_COLUMN, PROPERTY_KEEP_WITH_PREVIOUS_WITHIN_PAGE)
SHORTHAND(SPECIAL, "page-break-after", PROPERTY_BREAK_AFTER, PROPERTY_KEEP_WITH_NEXT_WITHIN_COLUMN,
          PROPERTY_KEEP_WITH_NEXT_WITHIN_PAGE)
SHORTHAND(SPECIAL, "page-break-inside", PROPERTY_KEEP_TOGETHER_WITHIN_COLUMN,
          PROPERTY_KEEP_TOGETHER_WITHIN_PAGE)
