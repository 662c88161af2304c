/** Asking others how they find an organisation: the Hub says who is asked, and mails each a link that answers once. */
import { type AskingTopic, askingTopicNames, fewestOf } from '../../facts/asking-topics.ts'
import { addDays, longDay } from '../../kernel/day.ts'
import { sendMail } from '../../mail/mail.ts'
import { slugParams } from '../../web/by-slug.ts'
import { choice, dayField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { crumbsBelow, mayChangeOrganisation, organisationOfAddress } from '../organisations/index.ts'
import { findRounds, invite, openRound } from './askings.queries.ts'
import { whomToAsk } from './whom.queries.ts'

const form = {
  topic: choice({ label: 'askings.topic', options: askingTopicNames }),
  closes_on: dayField({ future: true, label: 'askings.closes-on', hint: 'askings.closes-on-hint' }),
}

/** Days in which the same people are not asked again. */
const RESTS = 90
/** Days that people have at least. */
const LEAST = 7

export const openingPage = definePage({
  path: '/organisations/:slug/asking/opening',
  mends: ['organisation-asking'],
  access: mayChangeOrganisation,
  audit: 'organisation.asking-opened',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: organisationOfAddress,
  async act({ db, subject, today, t }) {
    const counts = await Promise.all(
      askingTopicNames.map(async topic => [topic, (await whomToAsk(db, subject.id, topic, today)).length] as const),
    )
    return {
      happens: [t('askings.happens'), t('askings.apart')],
      told: counts.map(([topic, count]) => {
        const whom = t(`askings.told.${topic}`, { count })
        return topic !== 'users' && count > 0 && count < fewestOf(topic)
          ? t('askings.told-too-few', { whom, fewest: fewestOf(topic) })
          : whom
      }),
    }
  },
  async show({ db, hub, subject, today, t }) {
    const clock = await hub.clock(db, null, today)
    return {
      title: t('askings.open'),
      breadcrumbs: [
        ...crumbsBelow(t, subject),
        { text: t('askings.title', { name: subject.name }), href: `/organisations/${subject.slug}/asking` },
      ],
      intro: t('askings.open-intro'),
      fields: Object.keys(form),
      button: t('askings.open-button'),
      form: writeForm(form, { closes_on: addDays(today, clock('round-open').value) }),
    }
  },
  async submit({ db, hub, subject, form: typed, today, t, audit }) {
    const topic: AskingTopic = typed.topic
    const earlier = (await findRounds(db, subject.id)).filter(round => round.topic === topic)
    if (earlier.some(({ closed_on }) => closed_on === null)) return refuse({ topic: 'askings.problem.open' })
    if (earlier.some(({ opened_on }) => addDays(opened_on, RESTS) > today))
      return refuse({ topic: 'askings.problem.rests' })
    if (typed.closes_on < addDays(today, LEAST)) return refuse({ closes_on: 'askings.problem.short' })
    const asked = await whomToAsk(db, subject.id, topic, today)
    if (asked.length === 0 && topic !== 'users') return refuse({ topic: 'askings.problem.nobody' })
    if (asked.length < fewestOf(topic) && topic !== 'users')
      return refuse({ topic: { key: 'askings.problem.few', values: { count: asked.length, fewest: fewestOf(topic) } } })
    const round = { organisation_id: subject.id, topic, opened_on: today, closes_on: typed.closes_on }
    const id = await openRound(db, round)
    const about = { kind: 'organisation', id: subject.id } as const
    for (const each of asked) {
      const link = `${hub.origin}/asking/${await invite(db, id, each)}`
      const values = { name: each.name, about: subject.name, link, day: longDay(typed.closes_on) }
      const mail = { subject: t('askings.mail-subject', values), body: t(`askings.mail.${topic}`, values) }
      await sendMail(db, hub.seal, { to: each.email, ...mail }, about)
    }
    await audit({
      action: 'organisation.asking-opened',
      subject: about,
      record: { kind: 'asking_round', id },
      after: { topic, closes_on: typed.closes_on, asked: asked.length },
    })
    return redirect(`/organisations/${subject.slug}/asking`, 'askings.done.opened')
  },
})
