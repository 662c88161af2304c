/** The list of consultations for other programs: calendar, feed, table. */
import { Feed } from 'feed'
import ical, { ICalCalendarMethod } from 'ical-generator'
import { anyone } from '../../../access/access.ts'
import { addDays, type Day, longDay } from '../../../kernel/day.ts'
import { closingMoment, sayClose } from '../../../kernel/open-period.ts'
import { csvFile } from '../../../web/csv.ts'
import { defineDownload } from '../../../web/page.ts'
import { consultationsQuery, narrowing } from './list.page.ts'
import { findListed } from './list.queries.ts'
import { eventsOf } from './month.ts'

/** A day as a calendar program takes it: all-day events have no time zone. */
function utc(of: Day): Date {
  return new Date(`${of}T00:00:00Z`)
}

/** Openings, closes, decisions and feedback as events of a calendar that can be subscribed to. */
export const consultationsIcs = defineDownload({
  path: '/consultations.ics',
  open: true,
  asks: [],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  async respond({ db, hub, area, today, now, t }) {
    const calendar = ical({
      name: t('consultations.feed.title', { compact: area.compactName }),
      prodId: { company: 'Compact Hub', product: 'Consultations' },
      method: ICalCalendarMethod.PUBLISH,
      ttl: 60 * 60 * 12,
    })
    const host = new URL(hub.origin).host
    for (const event of eventsOf(await findListed(db, { now, today, area }))) {
      const url = `${hub.origin}/consultations/${event.slug}`
      calendar.createEvent({
        id: `${event.slug}-${event.kind}@${host}`,
        // A close at an hour is a moment; everything else is a day, which has no time zone.
        ...(event.at === null
          ? { start: utc(event.day), end: utc(addDays(event.day, 1)), allDay: true }
          : { start: closingMoment(event.day, event.at, area.timeZone) }),
        stamp: now,
        summary: `${t(`consultations.calendar.${event.kind}`)} ${event.title}`,
        url,
      })
    }
    return { type: 'text/calendar; charset=utf-8', body: calendar.toString(), filename: 'consultations.ics' }
  },
})

/** What was announced, opened or changed lately, newest first. */
export const consultationsAtom = defineDownload({
  path: '/consultations.atom',
  open: true,
  asks: [],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  async respond({ db, hub, area, now, today, t }) {
    const listed = (await findListed(db, { now, today, area }))
      .toSorted((a, b) => Number(b.changedAt) - Number(a.changedAt))
      .slice(0, 50)
    const feed = new Feed({
      id: `${hub.origin}/consultations`,
      link: `${hub.origin}/consultations`,
      title: t('consultations.feed.title', { compact: area.compactName }),
      copyright: area.compactName,
      updated: listed[0]?.changedAt ?? new Date(0),
      feedLinks: { atom: `${hub.origin}/consultations.atom` },
      author: { name: area.compactName },
    })
    for (const each of listed) {
      feed.addItem({
        id: `urn:uuid:${each.id}`,
        title: asHtml(each.title),
        link: `${hub.origin}/consultations/${each.slug}`,
        description: asHtml(each.summary),
        content: [
          t(`consultations.standing.${each.stage}`),
          each.opens_on && each.closes_on
            ? `${longDay(each.opens_on)} – ${sayClose(each.closes_on, each.closes_at)}`
            : '',
          each.summary,
        ]
          .filter(Boolean)
          .map(asHtml)
          .join('. '),
        date: each.changedAt,
        published: each.listedAt,
        author: [{ name: each.lead }],
      })
    }
    return { type: 'application/atom+xml; charset=utf-8', body: feed.atom1() }
  },
})

/** The list as it is narrowed, one row for each consultation. */
export const consultationsCsv = defineDownload({
  path: '/consultations.csv',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  query: consultationsQuery,
  async respond({ db, hub, query, now, area, today, t }) {
    const rows = (await findListed(db, { now, today, area }, narrowing(query))).map(each => [
      each.title,
      `${hub.origin}/consultations/${each.slug}`,
      t(`consultations.standing.${each.stage}`),
      each.lead,
      each.topic,
      each.places,
      each.opens_on ?? '',
      each.closes_on ?? '',
      each.closes_at ?? '',
      each.length?.total ?? '',
      each.decision_on ?? '',
      each.feedback_on ?? '',
    ])
    const heads = [
      'title',
      'address',
      'state',
      'lead',
      'topic',
      'places',
      'opens',
      'closes',
      'closes-at',
      'days',
      'decision',
      'feedback',
    ]
    return csvFile('consultations.csv', [heads.map(head => t(`consultations.csv.${head}`)), ...rows])
  },
})

/** Plain text as the HTML that feeds are read as. */
function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
