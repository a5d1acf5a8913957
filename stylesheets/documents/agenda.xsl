<?xml version="1.0" encoding="UTF-8"?>
<!-- agenda.xsl: the agenda as a list or a time grid, and the discussion by its items. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:f="urn:protoc:function:1"
                extension-element-prefixes="f"
                exclude-result-prefixes="m">

  <xsl:key name="topics" match="m:topic[@item]" use="@item"/>
  <xsl:key name="answers" match="m:decision[@item] | m:agreement[@item] | m:recommendation[@item]" use="@item"/>

  <xsl:variable name="grid" select="/*/m:agenda/@layout = 'time-grid'"/>

  <!-- ============================== agenda ============================== -->

  <xsl:template match="m:agenda" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'agenda'"/>
      </xsl:call-template>
      <list ordered="yes">
        <f:carry/>
        <xsl:for-each select="m:item">
          <item>
            <xsl:call-template name="number-label">
              <xsl:with-param name="number" select="position()"/>
            </xsl:call-template>
            <f:carry/>
            <xsl:call-template name="passage"/>
            <xsl:call-template name="separated">
              <xsl:with-param name="first"><xsl:call-template name="slot"/></xsl:with-param>
              <xsl:with-param name="second"><xsl:call-template name="agenda-speaker"/></xsl:with-param>
            </xsl:call-template>
          </item>
        </xsl:for-each>
      </list>
    </section>
  </xsl:template>

  <xsl:template name="slot">
    <xsl:call-template name="times-text">
      <xsl:with-param name="start" select="@start"/>
      <xsl:with-param name="end" select="@end"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="agenda-speaker">
    <xsl:if test="@speaker">
      <xsl:value-of select="f:fill(f:label('agenda', 'speaker'), 'name', f:person(f:element(@speaker)))"/>
    </xsl:if>
  </xsl:template>

  <!-- The time grid: time, item, what was discussed, what came of it. -->
  <xsl:template match="m:agenda[@layout = 'time-grid']" mode="section">
    <xsl:variable name="times" select="boolean(m:item/@start)"/>
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'agenda'"/>
      </xsl:call-template>
      <table>
        <f:carry/>
        <xsl:if test="$times"><column width="16"/></xsl:if>
        <column width="26"/>
        <column width="50"/>
        <column width="40"/>
        <head>
          <row>
            <xsl:if test="$times">
              <xsl:call-template name="column-title">
                <xsl:with-param name="label" select="f:label('column', 'time')"/>
              </xsl:call-template>
            </xsl:if>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'topic')"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'discussed')"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'results')"/>
            </xsl:call-template>
          </row>
        </head>
        <body>
          <xsl:for-each select="m:item">
            <xsl:call-template name="grid-row">
              <xsl:with-param name="times" select="$times"/>
              <xsl:with-param name="number" select="position()"/>
            </xsl:call-template>
          </xsl:for-each>
        </body>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="grid-row">
    <xsl:param name="times"/>
    <xsl:param name="number"/>
    <xsl:variable name="topics" select="key('topics', @id)"/>
    <row>
      <f:carry/>
      <xsl:if test="$times">
        <cell>
          <xsl:if test="@start">
            <p>
              <xsl:call-template name="slot"/>
            </p>
          </xsl:if>
        </cell>
      </xsl:if>
      <cell header="row">
        <p>
          <xsl:value-of select="f:fill(f:label('list', 'number'), 'number', $number)"/>
          <xsl:text>&#160;</xsl:text>
          <xsl:apply-templates mode="inline"/>
        </p>
        <xsl:call-template name="separated">
          <xsl:with-param name="second"><xsl:call-template name="agenda-speaker"/></xsl:with-param>
        </xsl:call-template>
      </cell>
      <cell>
        <xsl:copy-of select="$topics[1]/@id"/>
        <xsl:apply-templates select="$topics" mode="grid"/>
      </cell>
      <cell>
        <xsl:apply-templates select="$topics/m:outcome | $topics/m:agreement" mode="block"/>
        <xsl:apply-templates select="key('answers', @id)" mode="grid"/>
      </cell>
    </row>
  </xsl:template>

  <!-- What was discussed. The id of the first topic of an item is that of the cell. -->
  <xsl:template match="m:topic" mode="grid">
    <xsl:if test="m:title or (@id and position() &gt; 1)">
      <p role="lead">
        <xsl:if test="position() &gt; 1">
          <xsl:copy-of select="@id"/>
        </xsl:if>
        <f:place/>
        <xsl:apply-templates select="(m:title | f:element(@item)[not(current()/m:title)])/node()" mode="inline"/>
      </p>
    </xsl:if>
    <xsl:apply-templates select="*[not(self::m:title or self::m:outcome or self::m:agreement)]" mode="block"/>
  </xsl:template>

  <!-- A decision in the grid leads to the table of decisions. -->
  <xsl:template match="m:decision | m:agreement | m:recommendation" mode="grid">
    <xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
    <p>
      <xsl:copy-of select="@xml:lang"/>
      <f:place/>
      <link>
        <xsl:attribute name="to">
          <xsl:call-template name="task-id"><xsl:with-param name="number" select="$number"/></xsl:call-template>
        </xsl:attribute>
        <xsl:variable name="label"><xsl:apply-templates select="." mode="reference"/></xsl:variable>
        <xsl:value-of select="f:fill(f:label('entry', 'label'), 'label', $label)"/>
      </link>
      <xsl:value-of select="f:label('list', 'after-label')"/>
      <xsl:apply-templates select="node()[not(self::m:paragraph or self::m:list or self::m:table
                                              or self::m:picture or self::m:result or self::m:vote or self::m:dissent)]" mode="inline"/>
      <xsl:apply-templates select="m:paragraph[1]/node()" mode="inline"/>
    </p>
  </xsl:template>

  <!-- ============================== discussion ============================== -->

  <!-- With a time grid only that is left which is not on the agenda. -->
  <xsl:template match="m:discussion" mode="section">
    <xsl:variable name="topics" select="m:topic[not($grid and @item)]"/>
    <xsl:if test="$topics">
      <section>
        <xsl:call-template name="section-start">
          <xsl:with-param name="name" select="'discussion'"/>
        </xsl:call-template>
        <xsl:apply-templates select="$topics" mode="section"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:topic" mode="section">
    <xsl:variable name="item" select="f:element(@item)"/>
    <xsl:variable name="title" select="(m:title | $item[not(current()/m:title)])[1]"/>
    <section>
      <f:carry/>
      <xsl:if test="not(@id)">
        <xsl:attribute name="id">
          <xsl:call-template name="free-id">
            <xsl:with-param name="id" select="concat('topic-', position())"/>
          </xsl:call-template>
        </xsl:attribute>
      </xsl:if>
      <heading>
        <xsl:copy-of select="m:title/@id | $title/@xml:lang"/>
        <xsl:for-each select="$title"><f:place/></xsl:for-each>
        <xsl:if test="$item">
          <xsl:variable name="number"><xsl:apply-templates select="$item" mode="number"/></xsl:variable>
          <xsl:value-of select="f:fill(f:label('list', 'number'), 'number', $number)"/>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:apply-templates select="$title/node()" mode="inline"/>
      </heading>
      <xsl:apply-templates select="*[not(self::m:title)]" mode="block"/>
    </section>
  </xsl:template>

  <!-- ============================== references ============================== -->

  <xsl:template match="m:agenda/m:item" mode="reference">
    <xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
    <xsl:value-of select="f:fill(f:label('ref', 'item'), 'number', $number)"/>
  </xsl:template>

  <xsl:template match="m:topic" mode="reference">
    <xsl:variable name="number"><xsl:apply-templates select="f:element(@item)" mode="number"/></xsl:variable>
    <xsl:value-of select="f:fill(f:label('ref', 'topic'), 'number', $number)"/>
  </xsl:template>

  <!-- A topic off the agenda has no number. -->
  <xsl:template match="m:topic[not(@item)]" mode="reference">
    <xsl:apply-templates select="m:title/node()" mode="inline"/>
  </xsl:template>
</xsl:stylesheet>
