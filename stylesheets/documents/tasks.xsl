<?xml version="1.0" encoding="UTF-8"?>
<!-- tasks.xsl: what has an owner and a date, as a table: decisions, recommendations, next steps. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:l="urn:protoc:labels:1"
                xmlns:f="urn:protoc:function:1"
                extension-element-prefixes="f"
                exclude-result-prefixes="m l">

  <!-- The day by which the state of tasks is judged; a protocol has none, its tasks begin with it. -->
  <xsl:variable name="state-date" select="normalize-space(/*[not(self::m:protocol)]/m:header/m:date)"/>
  <xsl:variable name="state-day" select="number(translate($state-date, '-', ''))"/>

  <!-- The current element is the one the table comes from. A column that would be empty is left out. -->
  <xsl:template name="tasks">
    <xsl:param name="tasks"/>
    <xsl:variable name="kind" select="local-name($tasks)"/>
    <xsl:variable name="owner" select="boolean($tasks/@owner)"/>
    <xsl:variable name="due" select="boolean($tasks/@due)"/>
    <xsl:variable name="item" select="boolean($tasks/@item)"/>
    <xsl:variable name="priority" select="boolean($tasks/@priority)"/>
    <xsl:variable name="status" select="boolean($tasks[@status or @done
                                                   or number(translate(@due, '-', '')) &lt; $state-day])"/>
    <table>
      <f:place/>
      <xsl:call-template name="number-column">
        <xsl:with-param name="last" select="count($tasks)"/>
      </xsl:call-template>
      <column width="56"/>
      <xsl:if test="$owner"><column width="23"/></xsl:if>
      <xsl:if test="$due"><column width="21"/></xsl:if>
      <xsl:if test="$item"><column width="18"/></xsl:if>
      <xsl:if test="$priority"><column width="15"/></xsl:if>
      <xsl:if test="$status"><column width="17"/></xsl:if>
      <head>
        <row>
          <xsl:call-template name="column-title">
            <xsl:with-param name="label" select="f:label('column', 'number')"/>
          </xsl:call-template>
          <xsl:call-template name="column-title">
            <xsl:with-param name="label" select="f:label('column', $kind)"/>
          </xsl:call-template>
          <xsl:if test="$owner">
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'owner')"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="$due">
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'due')"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="$item">
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'item')"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="$priority">
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'priority')"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="$status">
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'status')"/>
            </xsl:call-template>
          </xsl:if>
        </row>
      </head>
      <body>
        <xsl:for-each select="$tasks">
          <row>
            <f:place/>
            <xsl:attribute name="id">
              <xsl:call-template name="task-id">
                <xsl:with-param name="number" select="position()"/>
              </xsl:call-template>
            </xsl:attribute>
            <cell header="row">
              <p><xsl:value-of select="position()"/></p>
            </cell>
            <cell>
              <xsl:copy-of select="@xml:lang"/>
              <xsl:call-template name="task-text"/>
            </cell>
            <xsl:if test="$owner"><cell><xsl:call-template name="task-owner"/></cell></xsl:if>
            <xsl:if test="$due"><cell><xsl:call-template name="task-due"/></cell></xsl:if>
            <xsl:if test="$item"><cell><xsl:call-template name="task-item"/></cell></xsl:if>
            <xsl:if test="$priority">
              <cell>
                <xsl:call-template name="task-word">
                  <xsl:with-param name="word"
                                  select="f:label('priority', normalize-space(current()/@priority))"/>
                </xsl:call-template>
              </cell>
            </xsl:if>
            <xsl:if test="$status"><cell><xsl:call-template name="task-status"/></cell></xsl:if>
          </row>
        </xsl:for-each>
      </body>
    </table>
  </xsl:template>

  <!-- The author's id, or decision-1. -->
  <xsl:template name="task-id">
    <xsl:param name="number"/>
    <xsl:choose>
      <xsl:when test="@id"><xsl:value-of select="@id"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="free-id">
          <xsl:with-param name="id" select="concat(local-name(), '-', $number)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="task-text">
    <xsl:call-template name="passage">
      <xsl:with-param name="without" select="'result vote dissent'"/>
    </xsl:call-template>
    <xsl:apply-templates select="m:result" mode="task-result"/>
    <xsl:apply-templates select="@mover | m:vote | m:dissent" mode="votes"/>
  </xsl:template>

  <xsl:template match="m:result" mode="task-result">
    <p role="small">
      <f:carry/>
      <xsl:call-template name="led-label">
        <xsl:with-param name="label" select="f:label('task', 'result')"/>
      </xsl:call-template>
      <xsl:value-of select="f:label('list', 'after-label')"/>
      <xsl:apply-templates mode="inline"/>
    </p>
  </xsl:template>

  <!-- An empty cell says that it is meant to be empty. -->
  <xsl:template name="no-value">
    <p><xsl:value-of select="f:label('task', 'empty')"/></p>
  </xsl:template>

  <xsl:template name="task-owner">
    <xsl:choose>
      <xsl:when test="@owner">
        <p>
          <xsl:copy-of select="f:element(@owner)/@xml:lang"/>
          <f:place/>
          <xsl:value-of select="f:person(f:element(@owner))"/>
        </p>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="no-value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="task-due">
    <xsl:choose>
      <xsl:when test="@due">
        <p>
          <xsl:call-template name="date">
            <xsl:with-param name="date" select="@due"/>
            <xsl:with-param name="form" select="$labels/l:short-date"/>
          </xsl:call-template>
        </p>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="no-value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="task-item">
    <xsl:choose>
      <xsl:when test="@item">
        <p>
          <link to="{@item}">
            <xsl:apply-templates select="f:element(@item)" mode="number"/>
          </link>
        </p>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="no-value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="task-word">
    <xsl:param name="word"/>
    <xsl:choose>
      <xsl:when test="$word">
        <p><xsl:value-of select="$word"/></p>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="no-value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="task-status">
    <xsl:variable name="word"><xsl:call-template name="status-text"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="starts-with($word, f:label('progress', 'overdue'))">
        <p>
          <strong><xsl:value-of select="$word"/></strong>
        </p>
      </xsl:when>
      <xsl:when test="$word != ''">
        <p><xsl:value-of select="$word"/></p>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="no-value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What has a day on which it was done is done; what was due before the record is overdue. -->
  <xsl:template name="status-text">
    <xsl:choose>
      <xsl:when test="@done">
        <xsl:value-of select="f:fill(f:label('progress', 'on'), 'label', f:label('progress', 'done'),
                                     'date', f:day(@done, $labels/l:short-date))"/>
      </xsl:when>
      <xsl:when test="number(translate(@due, '-', '')) &lt; $state-day
                      and not(@status = 'done' or @status = 'cancelled')">
        <xsl:call-template name="overdue"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="f:label('progress', normalize-space(current()/@status))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- просрочено на 5 дней -->
  <xsl:template name="overdue">
    <xsl:variable name="due">
      <xsl:call-template name="day-number"><xsl:with-param name="date" select="normalize-space(@due)"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="today">
      <xsl:call-template name="day-number"><xsl:with-param name="date" select="$state-date"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="number">
      <xsl:call-template name="count">
        <xsl:with-param name="number" select="$today - $due"/>
        <xsl:with-param name="unit" select="'day'"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:value-of select="f:fill(f:label('progress', 'overdue-by'), 'label', f:label('progress', 'overdue'),
                                 'number', $number)"/>
  </xsl:template>

  <xsl:template match="m:decision | m:decisions/m:agreement | m:recommendation | m:step | m:task
                       | m:follow-up | m:goal | m:attachment"
                mode="reference">
    <xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
    <xsl:value-of select="f:fill(f:label('ref', local-name(current())), 'number', $number)"/>
  </xsl:template>
</xsl:stylesheet>
