<?xml version="1.0" encoding="UTF-8"?>
<!-- dates.xsl: dates, times of day and durations as the language writes them. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:l="urn:protoc:labels:1"
                xmlns:f="urn:protoc:function:1"
                exclude-result-prefixes="l f">

  <!-- A date that programs can read as well. -->
  <xsl:template name="date">
    <xsl:param name="date"/>
    <xsl:param name="form" select="$labels/l:date"/>
    <time datetime="{normalize-space($date)}">
      <xsl:value-of select="f:day($date, $form)"/>
    </time>
  </xsl:template>

  <!-- A time of day, or from one to another. -->
  <xsl:template name="times-text">
    <xsl:param name="start"/>
    <xsl:param name="end"/>
    <xsl:choose>
      <xsl:when test="$start and $end">
        <xsl:value-of select="f:fill(f:label('time', 'range'), 'start', normalize-space($start),
                                     'end', normalize-space($end))"/>
      </xsl:when>
      <xsl:when test="$start">
        <xsl:value-of select="f:fill(f:label('time', 'from'), 'start', normalize-space($start))"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A time of day by the clock of the language: 14:30, or 下午02:30; 02:30 after a time of the same half of the
       day. -->
  <xsl:template name="clock-text">
    <xsl:param name="time"/>
    <xsl:param name="after"/>
    <xsl:variable name="clock" select="$labels/l:clock"/>
    <xsl:variable name="hour" select="number(substring-before($time, ':'))"/>
    <xsl:variable name="morning" select="$hour &lt; 12"/>
    <xsl:variable name="same" select="$after and (substring-before($after, ':') &lt; 12) = $morning"/>
    <xsl:variable name="text">
      <xsl:choose>
        <xsl:when test="$clock/@hours = 12">
          <xsl:value-of select="format-number($hour - 12 * ($hour &gt; 12), '00')"/>
          <xsl:value-of select="concat(':', substring-after($time, ':'))"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$time"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="f:fill($clock/@again[$same]
                                 | $clock/@morning[not($same) and $morning]
                                 | $clock/@afternoon[not($same or $morning)],
                                 'text', $text)"/>
  </xsl:template>

  <!-- A period: 1–30 июня 2024 года. What the first day has in common with the last is written once. -->
  <xsl:template name="period-text">
    <xsl:param name="from"/>
    <xsl:param name="to"/>
    <xsl:variable name="common">
      <xsl:choose>
        <xsl:when test="$from = $to">same-day</xsl:when>
        <xsl:when test="substring($from, 1, 7) = substring($to, 1, 7)">same-month</xsl:when>
        <xsl:when test="substring($from, 1, 4) = substring($to, 1, 4)">same-year</xsl:when>
        <xsl:otherwise>other</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:for-each select="$labels/l:period[@key = $common]/node()">
      <xsl:choose>
        <xsl:when test="self::text()"><xsl:value-of select="."/></xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="f:day($from[current()/self::l:from] | $to[current()/self::l:to], .)"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- The number of a day, counted without gaps (Fliegel and Van Flandern, Julian day). -->
  <xsl:template name="day-number">
    <xsl:param name="date"/>
    <xsl:variable name="early" select="number(substring($date, 6, 2) &lt; 3)"/>
    <xsl:variable name="year" select="substring($date, 1, 4) + 4800 - $early"/>
    <xsl:variable name="month" select="substring($date, 6, 2) + 12 * $early - 3"/>
    <xsl:value-of select="substring($date, 9, 2) + floor((153 * $month + 2) div 5) + 365 * $year
                          + floor($year div 4) - floor($year div 100) + floor($year div 400)"/>
  </xsl:template>

  <!-- Minutes as hours and minutes: 1 час 30 минут. -->
  <xsl:template name="duration-text">
    <xsl:param name="minutes"/>
    <xsl:variable name="hours" select="floor($minutes div 60)"/>
    <xsl:if test="$hours &gt; 0">
      <xsl:call-template name="count">
        <xsl:with-param name="number" select="$hours"/>
        <xsl:with-param name="unit" select="'hour'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$hours &gt; 0 and $minutes mod 60 &gt; 0">
      <xsl:value-of select="f:label('duration', 'separator')"/>
    </xsl:if>
    <xsl:if test="$minutes mod 60 &gt; 0 or $hours = 0">
      <xsl:call-template name="count">
        <xsl:with-param name="number" select="$minutes mod 60"/>
        <xsl:with-param name="unit" select="'minute'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The minutes of PT1H30M. -->
  <xsl:template name="minutes-of-duration">
    <xsl:param name="duration"/>
    <xsl:variable name="text" select="substring-after(normalize-space($duration), 'PT')"/>
    <xsl:variable name="hours" select="concat('0', substring-before($text, 'H'))"/>
    <xsl:variable name="rest">
      <xsl:choose>
        <xsl:when test="contains($text, 'H')"><xsl:value-of select="substring-after($text, 'H')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="$hours * 60 + concat('0', substring-before($rest, 'M'))"/>
  </xsl:template>

  <!-- The minutes from one time of day to a later one; NaN or less than 0 when there is no such thing. -->
  <xsl:template name="minutes-between">
    <xsl:param name="start"/>
    <xsl:param name="end"/>
    <xsl:value-of select="substring-before($end, ':') * 60 + substring-after($end, ':')
                          - substring-before($start, ':') * 60 - substring-after($start, ':')"/>
  </xsl:template>
</xsl:stylesheet>
