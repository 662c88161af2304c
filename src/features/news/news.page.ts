/** News of services, policies and decisions: sent by the Hub to whoever declared an interest, and kept as it went out. */
import { anyone } from '../../access/access.ts'
import { measureWording } from '../../analysis/wording.ts'
import type { Handle } from '../../db/open.ts'
import { longDay } from '../../kernel/day.ts'
import { says } from '../../kernel/says.ts'
import { sendMail } from '../../mail/mail.ts'
import { slugParams } from '../../web/by-slug.ts'
import type { Translate } from '../../web/catalogue.ts'
import { csvFile } from '../../web/csv.ts'
import { line, passage, pick } from '../../web/fields.ts'
import { defineDownload, definePage, redirect, refuse } from '../../web/page.ts'
import { crumbsBelow, mayChangeOrganisation, organisationOfAddress } from '../organisations/index.ts'
import { findNews, keepNews, topicsWanted, whoWantsIt } from './news.queries.ts'

const at = (slug: string, more = '') => `/organisations/${slug}/news${more}`

export const newsPage = definePage({
  path: '/organisations/:slug/news',
  showsRecord: ['sector-news'],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  sameForAll: true,
  subject: organisationOfAddress,
  async show({ db, subject, actor, t }) {
    const news = await findNews(db, subject.id)
    const may = mayChangeOrganisation.allows(actor, { kind: 'organisation', id: subject.id })
    return {
      title: t('news.title', { name: subject.name }),
      breadcrumbs: crumbsBelow(t, subject),
      intro: t('news.intro', { name: subject.name }),
      lists: [
        {
          heading: t('news.count', { count: news.length }),
          empty: t('news.none'),
          items: news.map(one => ({
            title: one.title,
            ...(one.consultationSlug ? { href: `/consultations/${one.consultationSlug}` } : {}),
            lines: [
              t('news.sent', { day: longDay(one.sentOn), mailed: one.mailed, interested: one.interested }),
              one.body,
              `${t('news.reply')}: ${one.reply}`,
              `${t('news.formats')}: ${one.formats}`,
              one.policy ? `${t('news.policy')}: ${one.policy}` : '',
              t('news.measured', { topic: one.topic, age: one.readingAge }),
            ],
          })),
        },
      ],
      back: may
        ? { href: at(subject.slug, '/new'), text: t('news.add') }
        : { href: at(subject.slug, '.csv'), text: t('news.download') },
    }
  },
})

export const newsCsv = defineDownload({
  path: '/organisations/:slug/news.csv',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: slugParams,
  subject: organisationOfAddress,
  async respond({ db, subject, t }) {
    const heads = ['sent-on', 'name', 'topic', 'text', 'reply', 'formats', 'age', 'interested', 'mailed']
    const rows = (await findNews(db, subject.id)).map(one => [
      one.sentOn,
      one.title,
      one.topic,
      one.body,
      one.reply,
      one.formats,
      one.readingAge,
      one.interested,
      one.mailed,
    ])
    return csvFile(`${subject.slug}-news.csv`, [heads.map(head => t(`news.csv.${head}`)), ...rows])
  },
})

const form = {
  title: line({ label: 'news.name', hint: 'news.name-hint', max: 150 }),
  topic: pick({ label: 'news.topic', hint: 'news.topic-hint', optional: true }),
  other_topic: line({ label: 'news.other-topic', hint: 'news.other-topic-hint', max: 120, optional: true }),
  place: line({ label: 'news.place', hint: 'news.place-hint', max: 200, optional: true }),
  body: passage({ label: 'news.body', hint: 'news.body-hint', max: 5000 }),
  reply: passage({ label: 'news.reply', hint: 'news.reply-hint', max: 500 }),
  formats: passage({ label: 'news.formats', hint: 'news.formats-hint', max: 500 }),
  policy_change_id: pick({ label: 'news.policy', hint: 'news.policy-hint', optional: true }),
  consultation_id: pick({ label: 'news.consultation', optional: true }),
}

/** What the form offers: topics in which somebody declared an interest, and the organisation's own policies and consultations. */
async function itemsFor(db: Handle, organisationId: string, t: Translate) {
  const topics = (await topicsWanted(db)).filter(({ topic }) => topic !== '')
  const policies = await db
    .selectFrom('policy_change')
    .select(['id as value', 'title as text'])
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at', 'desc')
    .execute()
  const consultations = await db
    .selectFrom('consultation')
    .select(['id as value', 'title as text'])
    .where('lead_organisation_id', '=', organisationId)
    .where('published_at', 'is not', null)
    .orderBy('opens_on', 'desc')
    .execute()
  return {
    topic: topics.map(({ topic, count }) => ({ value: topic, text: t('news.topic-option', { topic, count }) })),
    policy_change_id: policies,
    consultation_id: consultations,
  }
}

/** Fewest words that a reading age can be told of. */
const FEWEST = 12

export const newNewsPage = definePage({
  path: '/organisations/:slug/news/new',
  mends: ['organisation-news'],
  access: mayChangeOrganisation,
  audit: 'organisation.news-sent',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: organisationOfAddress,
  async act({ db, t }) {
    const all = (await topicsWanted(db)).filter(({ topic }) => topic === '')
    return { happens: [t('news.happens')], told: all.map(({ count }) => t('news.wants-all', { count })) }
  },
  async show({ db, subject, t }) {
    return {
      title: t('news.add'),
      breadcrumbs: [
        ...crumbsBelow(t, subject),
        { text: t('news.title', { name: subject.name }), href: at(subject.slug) },
      ],
      intro: t('news.add-intro'),
      fields: Object.keys(form),
      choices: await itemsFor(db, subject.id, t),
      button: t('news.send'),
    }
  },
  async submit({ db, hub, subject, form: typed, today, t, audit }) {
    const problems: Record<string, string> = {}
    for (const name of ['title', 'body', 'reply', 'formats'] as const)
      if (!says(typed[name], t(`news.${name === 'title' ? 'name' : name}`))) problems[name] = 'news.problem.says'
    const items = await itemsFor(db, subject.id, t)
    for (const name of ['topic', 'policy_change_id', 'consultation_id'] as const)
      if (typed[name] !== null && !items[name].some(({ value }) => value === typed[name]))
        problems[name] = 'news.problem.list'
    if ((typed.topic === null) === (typed.other_topic === '')) problems['topic'] = 'news.problem.topic'
    // A topic that somebody named is that one, however it is typed here.
    const named = items.topic.find(({ value }) => value.toLowerCase() === typed.other_topic.toLowerCase())
    const topic = typed.topic ?? named?.value ?? typed.other_topic
    const { words, readingAge } = measureWording(typed.body.split('\n'))
    if (words < FEWEST) problems['body'] = 'news.problem.short'
    if (Object.keys(problems).length > 0) return refuse(problems)
    const { place, other_topic: _, ...told } = typed
    const receivers = await whoWantsIt(db, { organisationId: subject.id, topic, place, today })
    const id = await keepNews(db, { ...told, topic, place, organisationId: subject.id, readingAge, today }, receivers)
    const about = { kind: 'organisation', id: subject.id } as const
    for (const { name, email: to } of receivers) {
      if (to === '') continue
      const link = `${hub.origin}/organisations/${subject.slug}/news`
      const values = { ...typed, topic, name, from: subject.name, link, stop: `${hub.origin}/organisations` }
      await sendMail(
        db,
        hub.seal,
        { to, subject: t('news.mail-subject', values), body: t('news.mail-body', values) },
        about,
      )
    }
    const mailed = receivers.filter(({ email }) => email !== '').length
    await audit({
      action: 'organisation.news-sent',
      subject: about,
      record: { kind: 'sector_news', id },
      after: { title: typed.title, topic, place, interested: receivers.length, mailed },
    })
    return redirect(at(subject.slug), 'news.done')
  },
})
