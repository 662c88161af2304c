/** What a body sees otherwise, or disputes, is answered in public by whoever answers for what is judged. */
import { reply, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, type Page, redirect, stale } from '../../../web/page.ts'
import type { JudgedKind } from '../checks/kinds.ts'
import {
  addressOf,
  answerable,
  anySubject,
  type CheckedSubject,
  crumbsTo,
  pathOf,
  recordParams,
  refOf,
} from '../checks/subject.ts'
import { answerDoubt, asksAnswer, findViews, type KeptView } from './views.queries.ts'

type Doubted = CheckedSubject & { readonly doubt: KeptView }

const form = {
  answer: reply({ label: 'compact.heard.answer', hint: 'compact.heard.answer-hint', max: 3000 }),
  version: versionField(),
}

const written = ({ answer, version }: KeptView) => ({ answer: answer ?? '', version })

/** The page for one kind of subject. */
export function answerPage(kind: JudgedKind): Page {
  return definePage({
    path: pathOf(kind, 'doubts/:id'),
    workspace: { within: 'checks' },
    access: answerable[kind],
    audit: 'finding.doubt-answered',
    publishes: 'nothing',
    template: 'compact/heard/answer.njk',
    params: recordParams(kind),
    form,
    async subject(db, params): Promise<Found<Doubted> | null> {
      const found = await anySubject(kind)(db, params)
      const said = found ? await findViews(db, found.record) : []
      const doubt = said.find(one => one.id === params.id && asksAnswer(one) && one.withdrawnAt === null)
      return found && doubt ? { ...found, record: { ...found.record, doubt } } : null
    },
    async show({ subject, t }) {
      return {
        title: t('compact.heard.answer-title'),
        breadcrumbs: crumbsTo(t, subject, true),
        doubt: subject.doubt,
        form: writeForm(form, written(subject.doubt)),
      }
    },
    async submit({ db, subject, form: { answer, version }, actor, today, audit }) {
      const { doubt } = subject
      const kept = { text: answer, by: actor.person!.id, on: today }
      if (!(await answerDoubt(db, { id: doubt.id, version }, kept)))
        return stale(writeForm(form, written(doubt)), doubt.version)
      await audit({
        action: 'finding.doubt-answered',
        subject: refOf(subject),
        record: { kind: 'finding-view', id: doubt.id },
        before: { answer: doubt.answer },
        after: { answer },
      })
      return redirect(addressOf(subject, 'checks'), 'compact.done.doubt-answered')
    },
  })
}
