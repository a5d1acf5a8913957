<?xml version="1.0" encoding="UTF-8"?>
<!-- letter.xsl: what the letter about a document says of its own: the subject, the greeting, who may send and receive it.
     Made from the source or the view of any kind; the body is made from the neutral document (formats/mail.xsl).

     letter   organisation (ours), subject, when (date and time of the meeting), general (the greeting when there is not one recipient),
              sender (the id of the person who sends it unless somebody else is named)
     person   everybody: id, side, name, greeting, position, organisation, address
     own      an address of our organisation
     to       whom it goes to unless somebody else is named: id or address -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:l="urn:protoc:labels:1"
                xmlns:f="urn:protoc:function:1"
                exclude-result-prefixes="m l f">

  <xsl:import href="documents/labels.xsl"/>
  <xsl:import href="documents/dates.xsl"/>
  <xsl:import href="documents/text.xsl"/>
  <xsl:import href="documents/parts.xsl"/>
  <xsl:import href="documents/frame.xsl"/>
  <xsl:import href="documents/persons.xsl"/>

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:variable name="letter" select="$labels/l:letter"/>
  <xsl:variable name="persons" select="//m:person[@id]"/>
  <xsl:variable name="ours" select="$persons[@side = 'ours']"/>

  <xsl:template match="/">
    <xsl:call-template name="require-labels"/>
    <letter general="{$letter/@greeting-all}" organisation="{normalize-space($header/m:organisation/m:name)}">
      <xsl:attribute name="subject"><xsl:call-template name="subject"/></xsl:attribute>
      <xsl:attribute name="when">
        <xsl:value-of select="normalize-space($header/m:date)"/>
        <xsl:variable name="time" select="$header/m:time/@end | $header/m:time[not(@end)]/@start"/>
        <xsl:if test="$time"><xsl:value-of select="concat('T', normalize-space($time))"/></xsl:if>
      </xsl:attribute>
      <xsl:attribute name="sender">
        <xsl:call-template name="sender"/>
      </xsl:attribute>
      <xsl:for-each select="$persons">
        <xsl:call-template name="person"/>
      </xsl:for-each>
      <xsl:for-each select="$header/m:organisation/m:email">
        <own address="{normalize-space()}"/>
      </xsl:for-each>
      <xsl:call-template name="recipients"/>
    </letter>
  </xsl:template>

  <!-- Итоги встречи от 12 мая 2022 г., 10:00; empty when the labels have no words for this kind. -->
  <xsl:template name="subject">
    <xsl:variable name="words" select="$letter/@*[name() = $kind-name]"/>
    <xsl:if test="$words and $header/m:date">
      <xsl:variable name="date">
        <xsl:value-of select="f:day($header/m:date)"/>
        <xsl:if test="$header/m:time">
          <xsl:value-of select="concat(f:label('list', 'comma'), normalize-space($header/m:time/@start))"/>
        </xsl:if>
      </xsl:variable>
      <xsl:value-of select="f:fill($letter/@subject, 'label', $words, 'date', $date)"/>
    </xsl:if>
  </xsl:template>

  <!-- Of ours: the secretary, else the chair, else who signs, else the first. -->
  <xsl:template name="sender">
    <xsl:variable name="secretary" select="$ours[contains(concat(' ', @role, ' '), ' secretary ')]"/>
    <xsl:variable name="chair" select="$ours[contains(concat(' ', @role, ' '), ' chair ')]"/>
    <xsl:variable name="signatory" select="$ours[@id = //m:signature/@person]"/>
    <xsl:value-of select="($secretary | $chair[not($secretary)] | $signatory[not($secretary or $chair)]
                           | $ours[not($secretary or $chair or $signatory)])[1]/@id"/>
  </xsl:template>

  <xsl:template name="person">
    <person id="{@id}" side="{normalize-space(@side)}" address="{normalize-space(m:email)}"
            position="{normalize-space(m:position)}">
      <xsl:attribute name="name"><xsl:value-of select="f:person(., true())"/></xsl:attribute>
      <xsl:attribute name="organisation"><xsl:call-template name="organisation-name"/></xsl:attribute>
      <xsl:attribute name="greeting"><xsl:call-template name="greeting"/></xsl:attribute>
    </person>
  </xsl:template>

  <!-- Здравствуйте, Вера Степановна! With the whole name where the language has no address by given name. -->
  <xsl:template name="greeting">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="$letter/@address-by = 'given-name' and m:given-name and m:patronymic">
          <xsl:value-of select="concat(normalize-space(m:given-name), ' ', normalize-space(m:patronymic))"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="f:person(., true())"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="f:fill($letter/@greeting, 'name', $name)"/>
  </xsl:template>

  <!-- The distribution list; without one, everybody who took part and can be written to. -->
  <xsl:template name="recipients">
    <xsl:variable name="listed" select="$header/m:distribution/m:recipient"/>
    <xsl:for-each select="$listed">
      <xsl:choose>
        <xsl:when test="@email"><to address="{normalize-space(@email)}" name="{normalize-space()}"/></xsl:when>
        <xsl:when test="@person"><to id="{@person}"/></xsl:when>
      </xsl:choose>
    </xsl:for-each>
    <xsl:if test="not($listed/@email or $listed/@person)">
      <xsl:for-each select="$persons[m:email]">
        <to id="{@id}"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
