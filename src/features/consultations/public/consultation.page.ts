/** The public page of a consultation: what it is about, until when, how to answer, what happens next. */
import { anyone, worksOnConsultation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { isTranslated } from '../../../web/catalogue.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { timelineOf } from '../../../web/timeline.ts'
import { consultationIn } from '../languages/texts.ts'
import { speak } from '../languages/words.queries.ts'
import { crumbs, slugParams, subjectOf, visibleConsultation } from '../subject.ts'
import { periodsOf } from '../timetable.ts'
import { viewConsultation } from './consultation.view.ts'
import { milestonesOf } from './milestones.ts'

/** How its findings changed, drawn by whoever keeps them; null where there is nothing to compare. */
export type FindLine = (db: Handle, consultationId: string, today: Day, t: Translate) => Promise<unknown>

/** What another part of the Hub has to tell beside a consultation, in one sentence; null for nothing. */
export type FindNote = (db: Handle, consultationId: string, t: Translate) => Promise<string | null>

/** The page, with the small line of its findings, and a note where its text was changed elsewhere since it went out. */
export const consultationPageWith = (findLine: FindLine, findNote: FindNote): Page =>
  definePage({
    path: '/consultations/:slug',
    showsRecord: ['consultation'],
    inLanguages: (hub, record, t) => speak(hub, record, t, consultationIn),
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'consultations/public/consultation.njk',
    params: slugParams,
    subject: visibleConsultation,
    sameForAll: true,
    async show({ db, hub, subject, actor, area, now, today, t }) {
      const works = worksOnConsultation.allows(actor, subjectOf(subject))
      const weeks = await periodsOf(db, hub, subject.id, today)
      const view = await viewConsultation(db, subject, { area, now, today, whole: works, weeks })
      return {
        title: subject.title,
        linkedThing: {
          '@type': 'Event',
          '@id': `${hub.origin}/consultations/${subject.slug}`,
          name: subject.title,
          description: subject.summary,
          startDate: subject.opens_on,
          endDate: subject.closes_on,
        },
        breadcrumbs: crumbs(t),
        works,
        mayChallenge: actor.grants.some(grant => grant.kind === 'organisation'),
        ...view,
        timeline: timelineOf(milestonesOf(subject, view, area.timeZone, t), today),
        // Its words are about codes, and in English only: whoever reads in another language follows the link to the checks.
        line: subject.published_at === null || isTranslated(t) ? null : await findLine(db, subject.id, today, t),
        note: subject.published_at === null || isTranslated(t) ? null : await findNote(db, subject.id, t),
      }
    },
  })
