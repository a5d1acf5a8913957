<?xml version="1.0" encoding="UTF-8"?>
<!--
  The page and the type of the printed document, as attribute sets named after what they style. A house style
  imports formats/fo.xsl and repeats the sets it changes: an attribute given there wins.
  The body is 10.5 pt on 13.8 pt; vertical spaces are parts of that line. Text has serifs; what is
  bold, labels and headings above all, has none. Slanted text is left to what the author stresses: a face adds up to 6 KB.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:import href="appearance.xsl"/>

  <!-- The page: A4. Page margin and body margin make the 2 cm; the headers live between them. -->
  <xsl:attribute-set name="page">
    <xsl:attribute name="page-width">210mm</xsl:attribute>
    <xsl:attribute name="page-height">297mm</xsl:attribute>
    <xsl:attribute name="margin-top">10mm</xsl:attribute>
    <xsl:attribute name="margin-bottom">10mm</xsl:attribute>
    <xsl:attribute name="margin-left">20mm</xsl:attribute>
    <xsl:attribute name="margin-right">20mm</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="page-body">
    <xsl:attribute name="margin-top">10mm</xsl:attribute>
    <xsl:attribute name="margin-bottom">10mm</xsl:attribute>
  </xsl:attribute-set>
  <!-- A draft needs a second line above the text on every page. -->
  <xsl:attribute-set name="draft-page-body" use-attribute-sets="page-body">
    <xsl:attribute name="margin-top">17mm</xsl:attribute>
  </xsl:attribute-set>
  <xsl:variable name="header-extent" select="'10mm'"/>
  <xsl:variable name="draft-header-extent" select="'16mm'"/>
  <xsl:variable name="footer-extent" select="'6mm'"/>

  <xsl:attribute-set name="document">
    <xsl:attribute name="font-family"><xsl:value-of select="$text-family"/></xsl:attribute>
    <xsl:attribute name="font-size">10.5pt</xsl:attribute>
    <xsl:attribute name="line-height">13.8pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$text-colour"/></xsl:attribute>
    <xsl:attribute name="orphans">2</xsl:attribute>
    <xsl:attribute name="widows">2</xsl:attribute>
  </xsl:attribute-set>

  <!-- Running header and footer -->
  <xsl:attribute-set name="running">
    <xsl:attribute name="font-size">8.5pt</xsl:attribute>
    <xsl:attribute name="line-height">11pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$muted-colour"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="text-align-last">justify</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="running-header" use-attribute-sets="running">
    <xsl:attribute name="padding-bottom">2.5pt</xsl:attribute>
    <xsl:attribute name="border-bottom">0.4pt solid <xsl:value-of select="$rule-colour"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="running-footer" use-attribute-sets="running"/>
  <xsl:attribute-set name="draft">
    <xsl:attribute name="font-family"><xsl:value-of select="$label-family"/></xsl:attribute>
    <xsl:attribute name="font-size">9pt</xsl:attribute>
    <xsl:attribute name="line-height">12pt</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="text-align">center</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$warning-colour"/></xsl:attribute>
    <xsl:attribute name="background-color"><xsl:value-of select="$warning-tint"/></xsl:attribute>
    <xsl:attribute name="padding-top">1pt</xsl:attribute>
    <xsl:attribute name="padding-bottom">1pt</xsl:attribute>
    <xsl:attribute name="space-after">4pt</xsl:attribute>
  </xsl:attribute-set>
  <!-- Turned by a quarter: its width is what one sees as its height. -->
  <xsl:attribute-set name="watermark-area">
    <xsl:attribute name="top">20mm</xsl:attribute>
    <xsl:attribute name="left">20mm</xsl:attribute>
    <xsl:attribute name="width">257mm</xsl:attribute>
    <xsl:attribute name="height">170mm</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="watermark">
    <xsl:attribute name="font-family"><xsl:value-of select="$label-family"/></xsl:attribute>
    <xsl:attribute name="font-size">130pt</xsl:attribute>
    <xsl:attribute name="line-height">150pt</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="text-align">center</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$watermark-colour"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="marking">
    <xsl:attribute name="font-family"><xsl:value-of select="$label-family"/></xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$warning-colour"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- Title block -->
  <!-- The QR code reaches to the text on the right; its own white lies around it. -->
  <xsl:variable name="qr-size" select="'15mm'"/>
  <xsl:attribute-set name="qr-code">
    <xsl:attribute name="top">4mm</xsl:attribute>
    <xsl:attribute name="left">175mm</xsl:attribute>
    <xsl:attribute name="width">15mm</xsl:attribute>
    <xsl:attribute name="height">15mm</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="qr-digits">
    <xsl:attribute name="top">4mm</xsl:attribute>
    <xsl:attribute name="left">114mm</xsl:attribute>
    <xsl:attribute name="width">60mm</xsl:attribute>
    <xsl:attribute name="height">13.5mm</xsl:attribute>
    <xsl:attribute name="font-size">6.5pt</xsl:attribute>
    <xsl:attribute name="line-height">8pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$muted-colour"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="letterhead">
    <xsl:attribute name="font-family"><xsl:value-of select="$label-family"/></xsl:attribute>
    <xsl:attribute name="font-size">12pt</xsl:attribute>
    <xsl:attribute name="line-height">15pt</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$accent-colour"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="text-align-last">justify</xsl:attribute>
    <xsl:attribute name="padding-bottom">3pt</xsl:attribute>
    <xsl:attribute name="border-bottom">1.2pt solid <xsl:value-of select="$accent-colour"/></xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="letterhead-address">
    <xsl:attribute name="font-size">8.5pt</xsl:attribute>
    <xsl:attribute name="line-height">11.5pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$muted-colour"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="space-before">4pt</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="kind">
    <xsl:attribute name="font-family"><xsl:value-of select="$label-family"/></xsl:attribute>
    <xsl:attribute name="font-size">17pt</xsl:attribute>
    <xsl:attribute name="line-height">21pt</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$accent-colour"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="space-before">12pt</xsl:attribute>
    <xsl:attribute name="space-after">2pt</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="subject">
    <xsl:attribute name="font-size">11.5pt</xsl:attribute>
    <xsl:attribute name="line-height">15pt</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="space-after">2pt</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
  </xsl:attribute-set>

  <!-- Headings: every level has what all headings have, and its own size. -->
  <xsl:attribute-set name="heading">
    <xsl:attribute name="font-family"><xsl:value-of select="$label-family"/></xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$accent-colour"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="heading-2" use-attribute-sets="heading">
    <xsl:attribute name="font-size">12pt</xsl:attribute>
    <xsl:attribute name="line-height">15pt</xsl:attribute>
    <xsl:attribute name="space-before">10pt</xsl:attribute>
    <xsl:attribute name="space-after">3pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="heading-3" use-attribute-sets="heading">
    <xsl:attribute name="font-size">10.5pt</xsl:attribute>
    <xsl:attribute name="line-height">14pt</xsl:attribute>
    <xsl:attribute name="space-before">7pt</xsl:attribute>
    <xsl:attribute name="space-after">2.5pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="heading-4" use-attribute-sets="heading">
    <xsl:attribute name="font-size">10pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$muted-colour"/></xsl:attribute>
    <xsl:attribute name="space-before">9pt</xsl:attribute>
    <xsl:attribute name="space-after">3pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- Text -->
  <xsl:attribute-set name="paragraph">
    <xsl:attribute name="space-after">3pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="lead" use-attribute-sets="paragraph">
    <xsl:attribute name="font-size">11.5pt</xsl:attribute>
    <xsl:attribute name="line-height">16pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="announcement" use-attribute-sets="paragraph">
    <xsl:attribute name="font-family"><xsl:value-of select="$label-family"/></xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="space-before">5pt</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="small" use-attribute-sets="paragraph">
    <xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
    <xsl:attribute name="font-size">9pt</xsl:attribute>
    <xsl:attribute name="line-height">12.5pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$muted-colour"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="small-print">
    <xsl:attribute name="font-size">9pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$muted-colour"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="thanks" use-attribute-sets="paragraph">
    <xsl:attribute name="space-before">4pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="strong">
    <xsl:attribute name="font-family"><xsl:value-of select="$label-family"/></xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="emphasis">
    <xsl:attribute name="font-style">italic</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="mark">
    <xsl:attribute name="background-color"><xsl:value-of select="$highlight-colour"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="link">
    <xsl:attribute name="color"><xsl:value-of select="$link-colour"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="quote">
    <xsl:attribute name="margin-left">4pt</xsl:attribute>
    <xsl:attribute name="margin-right">16pt</xsl:attribute>
    <xsl:attribute name="padding-left">12pt</xsl:attribute>
    <xsl:attribute name="border-left">1.5pt solid <xsl:value-of select="$rule-colour"/></xsl:attribute>
    <xsl:attribute name="space-before">7pt</xsl:attribute>
    <xsl:attribute name="space-after">6pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="quote-text"/>
  <xsl:attribute-set name="attribution">
    <xsl:attribute name="font-size">9pt</xsl:attribute>
    <xsl:attribute name="line-height">12.5pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$muted-colour"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
  </xsl:attribute-set>

  <!-- Labelled entries -->
  <xsl:attribute-set name="note">
    <xsl:attribute name="space-before">2pt</xsl:attribute>
    <xsl:attribute name="space-after">2pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="important-note" use-attribute-sets="note">
    <xsl:attribute name="margin-left">0pt</xsl:attribute>
    <xsl:attribute name="margin-right">0pt</xsl:attribute>
    <xsl:attribute name="padding">4pt 8pt 0pt 8pt</xsl:attribute>
    <xsl:attribute name="border-left">2.5pt solid <xsl:value-of select="$accent-colour"/></xsl:attribute>
    <xsl:attribute name="background-color"><xsl:value-of select="$tint-colour"/></xsl:attribute>
    <xsl:attribute name="space-before">5pt</xsl:attribute>
    <xsl:attribute name="space-after">6pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:variable name="note-indent" select="'14pt'"/>
  <xsl:attribute-set name="note-label" use-attribute-sets="strong"/>
  <!-- What one person thinks binds nobody. -->
  <xsl:attribute-set name="opinion-label" use-attribute-sets="note-label">
    <xsl:attribute name="color"><xsl:value-of select="$muted-colour"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- Lists and lists of fields -->
  <xsl:attribute-set name="list">
    <xsl:attribute name="provisional-label-separation">5pt</xsl:attribute>
    <xsl:attribute name="space-before">1pt</xsl:attribute>
    <xsl:attribute name="space-after">3pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:variable name="item-space" select="'1pt'"/>
  <xsl:attribute-set name="item-label">
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="fields">
    <xsl:attribute name="provisional-distance-between-starts">40mm</xsl:attribute>
    <xsl:attribute name="provisional-label-separation">2mm</xsl:attribute>
    <xsl:attribute name="space-before">5pt</xsl:attribute>
    <xsl:attribute name="space-after">4pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="field-label">
    <xsl:attribute name="font-size">9pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$muted-colour"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>

  <!-- Tables: horizontal rules only; the text of the first column stands on the edge of the page's text. -->
  <xsl:attribute-set name="table">
    <xsl:attribute name="table-layout">fixed</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="font-size">9.5pt</xsl:attribute>
    <xsl:attribute name="line-height">12pt</xsl:attribute>
    <xsl:attribute name="space-before">2pt</xsl:attribute>
    <xsl:attribute name="space-after">7pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="caption">
    <xsl:attribute name="font-size">9pt</xsl:attribute>
    <xsl:attribute name="line-height">12.5pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$muted-colour"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="table-caption" use-attribute-sets="caption">
    <xsl:attribute name="space-before">6pt</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="table-head">
    <xsl:attribute name="font-family"><xsl:value-of select="$label-family"/></xsl:attribute>
    <xsl:attribute name="font-size">8.5pt</xsl:attribute>
    <xsl:attribute name="line-height">11pt</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$accent-colour"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:variable name="cell-padding" select="'2.2pt 9pt 2.6pt 0pt'"/>
  <xsl:variable name="outer-rule" select="concat('0.9pt solid ', $accent-colour)"/>
  <xsl:variable name="head-rule" select="concat('0.5pt solid ', $accent-colour)"/>
  <xsl:variable name="row-rule" select="concat('0.3pt solid ', $rule-colour)"/>

  <!-- Pictures -->
  <xsl:attribute-set name="figure">
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="space-before">8pt</xsl:attribute>
    <xsl:attribute name="space-after">10pt</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="figure-caption" use-attribute-sets="caption">
    <xsl:attribute name="space-before">4pt</xsl:attribute>
    <xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
  </xsl:attribute-set>

  <!-- Signatures -->
  <xsl:attribute-set name="signatures">
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="signature">
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="space-before">11pt</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="signature-line">
    <xsl:attribute name="text-align-last">justify</xsl:attribute>
    <xsl:attribute name="space-before">16pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="signature-hint">
    <xsl:attribute name="font-size">8pt</xsl:attribute>
    <xsl:attribute name="line-height">10pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$muted-colour"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="blank-line">
    <xsl:attribute name="leader-pattern">rule</xsl:attribute>
    <xsl:attribute name="rule-style">solid</xsl:attribute>
    <xsl:attribute name="rule-thickness">0.5pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$text-colour"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:variable name="signature-length" select="'62mm'"/>
  <xsl:variable name="date-length" select="'34mm'"/>

</xsl:stylesheet>
