/** "Is this what you meant?": asked of a respondent by a link of one use. Opening it changes nothing, since programs open links too. */
import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import { choice, passage } from '../../../web/fields.ts'
import { definePage, notFound, redirect, refuse } from '../../../web/page.ts'
import { hashToken } from '../../../web/session.ts'
import { answerReading, findByToken, findReadBack } from './readings.queries.ts'

const form = {
  agrees: choice({ label: 'points.readings.agrees', options: ['yes', 'no'], speaksFor: true }),
  says: passage({ label: 'points.readings.says', hint: 'points.readings.says-hint', optional: true, max: 4000 }),
}

export const readingLinkPage = definePage({
  path: '/readings/:token',
  access: holderOfTheLink,
  audit: 'reading.answered',
  publishes: ['own response'],
  template: 'points/checking-back/link.njk',
  params: z.object({ token: z.string().regex(/^[\w-]{43}$/) }),
  form,
  changesPages: false,
  async subject(db, { token }) {
    const reading = await findByToken(db, hashToken(token))
    return { ref: null, record: reading }
  },
  async show({ db, subject: reading, t }) {
    if (reading === null) return { title: t('points.readings.unknown-title'), breadcrumbs: [], reading, points: [] }
    return {
      title: t('points.readings.link-title'),
      breadcrumbs: [{ text: reading.title, href: `/consultations/${reading.slug}` }],
      reading,
      // Once it was used, whoever has the link later reads nothing by it.
      points: reading.open ? await findReadBack(db, reading.responseId) : [],
    }
  },
  async submit({ db, subject: reading, params: { token }, form: { agrees, says }, now, audit }) {
    if (reading === null) return notFound
    if (!reading.open) return refuse({ agrees: 'points.readings.problem.used' })
    if (agrees === 'no' && says.trim() === '') return refuse({ says: 'points.readings.problem.says' })
    // What was typed is not dropped without a word: whoever says what to put right says that something is.
    if (agrees === 'yes' && says.trim() !== '') return refuse({ agrees: 'points.readings.problem.both' })
    const kept = await answerReading(db, reading.id, { agrees: agrees === 'yes', says, now })
    if (!kept) return refuse({ agrees: 'points.readings.problem.used' })
    await audit({
      action: 'reading.answered',
      as: 'respondent',
      subject: { kind: 'consultation', id: reading.consultationId },
      record: { kind: 'reading_check', id: reading.id },
    })
    return redirect(`/readings/${token}`, 'points.done.reading-answered')
  },
})
