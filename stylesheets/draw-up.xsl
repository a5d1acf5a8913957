<?xml version="1.0" encoding="UTF-8"?>
<!-- draw-up.xsl: draws up a communication report from protocols, to be completed by a person. The source is
     <archive> of no namespace with the views of the protocols; what the reader may not see is no longer in them.

     Every protocol is a contact of the log; its decisions, agreements and steps that somebody has to do are tasks;
     its problems are problems; its next meeting, when it lies after the period, is a planned contact. A person who
     is in several protocols is one person: name and side tell. When there is no protocol of that client in the
     period, the result is <clients> with the names of those there are. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:minutes:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:l="urn:protoc:labels:1"
                exclude-result-prefixes="m l">

  <xsl:output method="xml" encoding="UTF-8"/>

  <!-- The result is indented anew. -->
  <xsl:strip-space elements="m:organisation m:client m:third-party m:person"/>

  <!-- The client by name, a part of it, or id; the days as 2024-06-01. -->
  <xsl:param name="client"/>
  <xsl:param name="from"/>
  <xsl:param name="to"/>

  <xsl:variable name="first-day" select="number(translate($from, '-', ''))"/>
  <xsl:variable name="last-day" select="number(translate($to, '-', ''))"/>

  <xsl:variable name="protocols"
                select="/archive/m:protocol[m:header/m:client[@id = $client or contains(normalize-space(m:name), $client)]]
                        [number(translate(m:header/m:date, '-', '')) &gt;= $first-day]
                        [number(translate(m:header/m:date, '-', '')) &lt;= $last-day]"/>

  <xsl:key name="person" match="m:participants/m:person"
           use="concat(@side, '|', normalize-space(m:surname), '|', normalize-space(m:given-name), '|',
                       normalize-space(m:patronymic))"/>

  <xsl:template match="/">
    <xsl:if test="not($protocols)">
      <clients xmlns="">
        <xsl:for-each select="/archive/m:protocol/m:header/m:client[not(normalize-space(m:name)
                              = normalize-space(preceding::m:client/m:name))]">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:value-of select="normalize-space(m:name)"/>
        </xsl:for-each>
      </clients>
    </xsl:if>
    <xsl:for-each select="$protocols">
      <xsl:sort select="normalize-space(m:header/m:date)"/>
      <xsl:if test="position() = last()"><xsl:call-template name="report"/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- The current protocol is the latest: it knows best who the sides are. -->
  <xsl:template name="report">
    <xsl:variable name="language" select="substring-before(concat(@xml:lang, '-'), '-')"/>
    <xsl:variable name="labels" select="document(concat('labels/', $language, '.xml'))/l:labels"/>
    <xsl:variable name="problems" select="$protocols/m:discussion//m:problem"/>
    <xsl:variable name="tasks" select="$protocols/m:decisions/*[@owner or @due][not(@task = 'no')]
                                       | $protocols/m:conclusion/m:next-steps/m:step"/>
    <communication-report xml:lang="{@xml:lang}">
      <xsl:copy-of select="@confidentiality"/>
      <xsl:if test="not(@confidentiality)">
        <xsl:copy-of select="$protocols[@confidentiality][1]/@confidentiality"/>
      </xsl:if>
      <header>
        <organisation>
          <xsl:copy-of select="m:header/m:organisation/@* | m:header/m:organisation/*[not(self::m:logo)]"/>
        </organisation>
        <xsl:for-each select="m:header/m:client[@id = $client or contains(normalize-space(m:name), $client)][1]">
          <client>
            <xsl:copy-of select="@*[name() != 'contact-person']"/>
            <xsl:if test="@contact-person">
              <xsl:attribute name="contact-person">
                <xsl:call-template name="mapped"><xsl:with-param name="id" select="@contact-person"/></xsl:call-template>
              </xsl:attribute>
            </xsl:if>
            <xsl:copy-of select="*[not(self::m:logo)]"/>
          </client>
        </xsl:for-each>
        <xsl:for-each select="m:header/m:third-party">
          <third-party><xsl:copy-of select="@* | *[not(self::m:logo)]"/></third-party>
        </xsl:for-each>
        <period from="{$from}" to="{$to}"/>
        <date><xsl:value-of select="$to"/></date>
        <participants>
          <xsl:for-each select="$protocols/m:header/m:participants/m:person">
            <xsl:variable name="all" select="key('person', concat(@side, '|', normalize-space(m:surname), '|',
                normalize-space(m:given-name), '|', normalize-space(m:patronymic)))[ancestor::m:protocol
                [count(. | $protocols) = count($protocols)]]"/>
            <xsl:if test="generate-id() = generate-id($all[1])">
              <person side="{@side}">
                <xsl:attribute name="id"><xsl:call-template name="person-id"/></xsl:attribute>
                <xsl:copy-of select="@audience | @xml:lang | *"/>
              </person>
            </xsl:if>
          </xsl:for-each>
        </participants>
      </header>
      <summary>
        <overview>
          <xsl:value-of select="concat($labels/l:drawn/@contacts, ' ', count($protocols), $labels/l:list/@semicolon,
              $labels/l:drawn/@tasks, ' ', count($tasks), $labels/l:list/@semicolon,
              $labels/l:drawn/@problems, ' ', count($problems), $labels/l:drawn/@end)"/>
        </overview>
        <xsl:if test="$problems[not(m:resolution)]">
          <open-questions>
            <xsl:for-each select="$problems[not(m:resolution)]">
              <item><xsl:apply-templates select="node()" mode="words"/></item>
            </xsl:for-each>
          </open-questions>
        </xsl:if>
      </summary>
      <log>
        <xsl:for-each select="$protocols">
          <xsl:sort select="concat(normalize-space(m:header/m:date), normalize-space(m:header/m:time/@start))"/>
          <xsl:call-template name="contact"><xsl:with-param name="labels" select="$labels"/></xsl:call-template>
        </xsl:for-each>
      </log>
      <xsl:if test="$tasks">
        <tasks>
          <xsl:for-each select="$tasks">
            <xsl:sort select="normalize-space(ancestor::m:protocol/m:header/m:date)"/>
            <xsl:call-template name="task"/>
          </xsl:for-each>
        </tasks>
      </xsl:if>
      <xsl:if test="$problems">
        <problems>
          <xsl:for-each select="$problems">
            <xsl:sort select="normalize-space(ancestor::m:protocol/m:header/m:date)"/>
            <xsl:call-template name="problem"/>
          </xsl:for-each>
        </problems>
      </xsl:if>
      <xsl:variable name="planned" select="$protocols/m:conclusion/m:next-meeting
                                           [number(translate(@date, '-', '')) &gt; $last-day]"/>
      <xsl:if test="$planned">
        <next-steps>
          <xsl:for-each select="$planned">
            <xsl:sort select="@date"/>
            <planned-contact date="{@date}">
              <xsl:copy-of select="@start | @end | @audience"/>
              <xsl:attribute name="channel"><xsl:call-template name="channel"/></xsl:attribute>
              <xsl:apply-templates select="m:subject/node()" mode="words"/>
              <xsl:if test="not(m:subject)"><xsl:value-of select="$labels/l:section/@next-meeting"/></xsl:if>
            </planned-contact>
          </xsl:for-each>
        </next-steps>
      </xsl:if>
    </communication-report>
  </xsl:template>

  <!-- ============================== contacts ============================== -->

  <!-- The current element has a place. -->
  <xsl:template name="channel">
    <xsl:choose>
      <xsl:when test="m:place/@platform and not(normalize-space(m:place))">video</xsl:when>
      <xsl:otherwise>meeting</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="contact">
    <xsl:param name="labels"/>
    <contact date="{normalize-space(m:header/m:date)}">
      <xsl:copy-of select="m:header/m:time/@start | m:header/m:time/@end | @audience"/>
      <xsl:attribute name="channel">
        <xsl:for-each select="m:header"><xsl:call-template name="channel"/></xsl:for-each>
      </xsl:attribute>
      <xsl:for-each select="m:header/m:participants/m:person[not(@presence = 'absent' or @presence = 'excused')]">
        <participant>
          <xsl:attribute name="person"><xsl:call-template name="person-id"/></xsl:attribute>
        </participant>
      </xsl:for-each>
      <xsl:copy-of select="m:header/m:place"/>
      <content>
        <xsl:apply-templates select="m:header/m:subject/node()" mode="words"/>
        <xsl:if test="not(m:header/m:subject)">
          <xsl:value-of select="$labels/l:kind/@*[name() = current()/@kind]"/>
        </xsl:if>
      </content>
      <protocol date="{normalize-space(m:header/m:date)}"><xsl:copy-of select="@number"/></protocol>
    </contact>
  </xsl:template>

  <!-- ============================== tasks, problems ============================== -->

  <!-- What was done after the period was not done in it. -->
  <xsl:template name="task">
    <xsl:variable name="done" select="@done[number(translate(., '-', '')) &lt;= $last-day]"/>
    <task>
      <xsl:copy-of select="@priority | @due | @audience | @xml:lang"/>
      <xsl:if test="@owner">
        <xsl:attribute name="owner">
          <xsl:call-template name="mapped"><xsl:with-param name="id" select="@owner"/></xsl:call-template>
        </xsl:attribute>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="$done"><xsl:copy-of select="$done"/></xsl:when>
        <xsl:when test="@status = 'cancelled' or @status = 'done' and not(@done)"><xsl:copy-of select="@status"/></xsl:when>
        <xsl:when test="number(translate(@due, '-', '')) &lt; $last-day">
          <xsl:attribute name="status">overdue</xsl:attribute>
        </xsl:when>
        <xsl:when test="@status = 'in-progress'"><xsl:copy-of select="@status"/></xsl:when>
        <xsl:otherwise><xsl:attribute name="status">open</xsl:attribute></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="node()[not(self::m:result or self::m:vote or self::m:dissent)]" mode="words"/>
      <xsl:if test="m:result">
        <result><xsl:apply-templates select="m:result/node()" mode="words"/></result>
      </xsl:if>
    </task>
  </xsl:template>

  <!-- What has a resolution was resolved at the meeting. -->
  <xsl:template name="problem">
    <xsl:variable name="date" select="normalize-space(ancestor::m:protocol/m:header/m:date)"/>
    <problem raised="{$date}">
      <xsl:if test="m:resolution"><xsl:attribute name="resolved"><xsl:value-of select="$date"/></xsl:attribute></xsl:if>
      <xsl:copy-of select="@audience | @xml:lang"/>
      <xsl:if test="@by">
        <xsl:attribute name="by">
          <xsl:call-template name="mapped"><xsl:with-param name="id" select="@by"/></xsl:call-template>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates select="node()[not(self::m:resolution)]" mode="words"/>
      <xsl:if test="m:resolution">
        <resolution><xsl:apply-templates select="m:resolution/node()" mode="words"/></resolution>
      </xsl:if>
    </problem>
  </xsl:template>

  <!-- ============================== words ============================== -->

  <!-- Ids and references mean nothing in another document, and pictures lie in another folder. -->
  <xsl:template match="*" mode="words">
    <xsl:copy>
      <xsl:copy-of select="@*[name() != 'id']"/>
      <xsl:apply-templates mode="words"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="m:resolution | m:picture | comment() | processing-instruction()" mode="words"/>

  <xsl:template match="m:ref" mode="words">
    <xsl:apply-templates mode="words"/>
  </xsl:template>

  <xsl:template match="m:person" mode="words">
    <person>
      <xsl:attribute name="ref">
        <xsl:call-template name="mapped"><xsl:with-param name="id" select="@ref"/></xsl:call-template>
      </xsl:attribute>
      <xsl:copy-of select="@audience"/>
    </person>
  </xsl:template>

  <!-- ============================== persons ============================== -->

  <!-- The id that a person of the current protocol has in the report. -->
  <xsl:template name="mapped">
    <xsl:param name="id"/>
    <xsl:for-each select="ancestor-or-self::m:protocol/m:header/m:participants/m:person[@id = $id]">
      <xsl:call-template name="person-id"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The id of the person in the first protocol, with a number when somebody else had it before. -->
  <xsl:template name="person-id">
    <xsl:variable name="first" select="key('person', concat(@side, '|', normalize-space(m:surname), '|',
        normalize-space(m:given-name), '|', normalize-space(m:patronymic)))[ancestor::m:protocol
        [count(. | $protocols) = count($protocols)]][1]"/>
    <xsl:variable name="others" select="count($first/ancestor::m:protocol/preceding-sibling::m:protocol
        [count(. | $protocols) = count($protocols)]/m:header/m:participants/m:person[@id = $first/@id]
        | $first/ancestor::m:protocol/preceding-sibling::m:protocol[count(. | $protocols) = count($protocols)]
          /m:header/*[@id = $first/@id])"/>
    <xsl:value-of select="$first/@id"/>
    <xsl:if test="$others"><xsl:value-of select="concat('-', $others + 1)"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
