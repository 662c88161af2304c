/** How others find an organisation: rounds of statements, whom they went to, what was said and what is done about it. */
import { type Actor, anyone } from '../../access/access.ts'
import { askingTopics, fewestOf } from '../../facts/asking-topics.ts'
import { tabulate } from '../../facts/partnership/survey-groups.ts'
import { foldAlike, type ToldTally, wordsOf } from '../../facts/told-tally.ts'
import { slugParams } from '../../web/by-slug.ts'
import type { Translate } from '../../web/catalogue.ts'
import { csvFile } from '../../web/csv.ts'
import { defineDownload, definePage } from '../../web/page.ts'
import { crumbsBelow, mayChangeOrganisation, organisationOfAddress } from '../organisations/index.ts'
import { type Answer, findAnswers, findRounds, type Round } from './askings.queries.ts'

/** What a closed round is told as: the groups, and a row for each statement. */
function toldOf({ topic }: Round, answers: readonly Answer[]) {
  const { groups, rows } = tabulate(answers, askingTopics[topic], fewestOf(topic))
  return { groups, rows: rows.map(foldAlike) }
}

/** How many agree, in words; the numbers of each step where nothing is told of anybody by them. */
function sayTally(tally: ToldTally | null, t: Translate) {
  if (tally === null) return null
  const { answers, agree, most, spread } = tally
  return { said: t(`askings.${wordsOf(tally)}`, { agree, most, answers }), spread }
}

/** A closed round as a table. What people added is for those who speak for the organisation, and only where enough answered. */
function closedView(round: Round, answers: readonly Answer[], may: boolean, t: Translate) {
  const { groups, rows } = toldOf(round, answers)
  const comments = answers.map(({ comment }) => comment).filter(Boolean)
  return {
    ...round,
    fewest: fewestOf(round.topic),
    groups,
    rows: rows.map(({ question, all, groups: tallies }) => ({
      question,
      cells: [all, ...(groups.length > 1 ? tallies : [])].map(tally => sayTally(tally, t)),
    })),
    comments: may && answers.length >= fewestOf(round.topic) ? comments.toSorted() : [],
  }
}

const mayOpen = (actor: Actor, id: string) => mayChangeOrganisation.allows(actor, { kind: 'organisation', id })

export const askingsPage = definePage({
  path: '/organisations/:slug/asking',
  showsRecord: ['asking'],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'askings/askings.njk',
  params: slugParams,
  sameForAll: true,
  subject: organisationOfAddress,
  async show({ db, subject, actor, t }) {
    const rounds = await findRounds(db, subject.id)
    const may = mayOpen(actor, subject.id)
    const closed = rounds.filter(({ closed_on }) => closed_on !== null).slice(0, 8)
    const answers = await findAnswers(
      db,
      closed.map(({ id }) => id),
    )
    return {
      title: t('askings.title', { name: subject.name }),
      breadcrumbs: crumbsBelow(t, subject),
      organisation: subject,
      may,
      open: rounds.filter(({ closed_on }) => closed_on === null),
      closed: closed.map(round => closedView(round, answers.get(round.id) ?? [], may, t)),
    }
  },
})

/** The same as a file of values: only what the page shows. */
export const askingsCsv = defineDownload({
  path: '/organisations/:slug/asking.csv',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: slugParams,
  subject: organisationOfAddress,
  async respond({ db, subject, t }) {
    const rows = []
    const closed = (await findRounds(db, subject.id)).filter(({ closed_on }) => closed_on !== null)
    const answers = await findAnswers(
      db,
      closed.map(({ id }) => id),
    )
    for (const round of closed) {
      const { groups, rows: told } = toldOf(round, answers.get(round.id) ?? [])
      for (const { question, groups: tallies } of told)
        for (const [at, tally] of tallies.entries())
          rows.push([
            t(`askings.topic-options.${round.topic}`),
            round.opened_on,
            round.closed_on,
            t(`askings.statement.${question}`),
            (groups[at]?.sectors ?? []).map(sector => t(`organisations.form.sector-options.${sector}`)).join(', '),
            tally?.answers ?? null,
            tally?.agree ?? null,
            tally?.most ?? null,
          ])
    }
    const heads = ['topic', 'opened', 'closed', 'statement', 'group', 'answers', 'agree', 'most']
    return csvFile(`${subject.slug}-asking.csv`, [heads.map(head => t(`askings.csv.${head}`)), ...rows])
  },
})
