/* style_rows.h: the styles that come with protoc, chosen by name. One row a style:
 *     STYLE("name", whether it prints the QR code, what it follows)
 * The stylesheet is stylesheets/styles/NAME.xsl and stands in for stylesheets/formats/fo.xsl, which it imports. A style
 * that follows a standard is named by the edition it follows. */
STYLE("gost-r-7.0.97-2025", true, "Russian protocols by GOST R 7.0.97-2025, with QR code")
STYLE("gbt-9704-2012", true, "Chinese minutes (jiyao) by GB/T 9704-2012, with QR code")
#undef STYLE
