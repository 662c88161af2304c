/** All questions on one page: put right in place, moved by number, and new ones added, many at once. */
import { leadsConsultation } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import { questionTypeNamed } from '../../../questions/registry.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { RawForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import { loadQuestionForm } from '../question-form.queries.ts'
import { anyConsultation, difference, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { EMPTY_ROWS, listsOfType, MOST_ROWS, rowFields } from './at-once.ts'
import { type Audit, type Change, readRows } from './at-once-read.ts'
import { rowsNow, rowsToDraw, writeRows } from './at-once-rows.ts'
import { addQuestion, type BuilderSection, changeQuestion, findBuilderSections } from './builder.queries.ts'
import { formAddress, isFrozen, mayStillChange } from './form-address.ts'
import { moveByNumber } from './move-by-number.ts'
import { sayFaults } from './way-through.ts'

export const atOncePage = definePage({
  path: '/consultations/:slug/form/at-once',
  access: leadsConsultation,
  audit: 'consultation.form-arranged',
  publishes: 'nothing',
  template: 'consultations/form/at-once.njk',
  params: slugParams,
  form: rowFields,
  subject: anyConsultation,
  async show({ db, subject, typed, t }) {
    const sections = await findBuilderSections(db, subject.id)
    const questions = sections.flatMap(section => section.questions)
    return {
      title: t('consultations.at-once.title'),
      breadcrumbs: [...planCrumbs(t, subject), { text: t('consultations.form.title'), href: formAddress(subject) }],
      frozen: isFrozen(subject),
      more: Math.max(0, questions.length - (MOST_ROWS - EMPTY_ROWS)),
      back: formAddress(subject),
      // A question that is moved, or whose choices change, can break the way to others: it is told where that is done.
      faults: sayFaults(await loadQuestionForm(db, subject.id), t),
      ...rowsView(sections, typed, t),
      form: writeRows(questions),
    }
  },
  async submit({ db, subject, form: typed, raw, audit }) {
    if (!(await mayStillChange(db, subject))) return refuse({ form: 'consultations.form.problem.frozen' })
    const before = await findBuilderSections(db, subject.id)
    const read = await readRows(db, subject, { typed, raw }, before, audit)
    if (!read.ok && read.problem.overtaken) {
      const { theirs, version } = rowsNow(
        raw,
        before.flatMap(section => section.questions),
      )
      return stale(theirs, version)
    }
    if (!read.ok) return refuse(read.problem.problems)
    const { changes, moves } = read.value
    if (changes.length === 0 && moves.length === 0) return refuse({ form: 'consultations.at-once.problem.nothing' })
    for (const change of changes) await keep(db, subject, change, audit)
    const moved = await moveByNumber(db, await findBuilderSections(db, subject.id), moves)
    await audit({
      action: 'consultation.form-arranged',
      subject: subjectOf(subject),
      record: { kind: 'consultation', id: subject.id },
      after: {
        added: changes.filter(({ kind }) => kind === 'added').length,
        changed: changes.filter(({ kind }) => kind === 'changed').length,
        moved,
      },
    })
    return redirect(`${formAddress(subject)}/at-once`, 'consultations.done.at-once')
  },
})

/** The rows for the template: which hold a question, of what type, and where a section begins. */
function rowsView(sections: readonly BuilderSection[], typed: RawForm | null, t: Translate) {
  const questions = sections.flatMap(section => section.questions)
  const { kept, empty } = rowsToDraw(typed, questions)
  return {
    kept: kept.map(({ row, question: { section_id, type }, number }, at) => {
      const words = questionTypeNamed(type)
      const begins = section_id !== kept[at - 1]?.question.section_id
      return {
        ...row,
        held: number,
        title: begins ? (sections.find(({ id }) => id === section_id)?.title ?? '') : '',
        typeTitle: words ? say(words.title, t) : type,
        lists: listsOfType(type).length,
      }
    }),
    empty,
    count: questions.length,
    lastSection: sections.at(-1)?.title ?? '',
  }
}

async function keep(db: Tx, consultation: Consultation, change: Change, audit: Audit): Promise<void> {
  const { content } = change
  if (change.kind === 'added') {
    const id = await addQuestion(db, consultation.id, content)
    await audit({
      action: 'question.added',
      subject: subjectOf(consultation),
      record: { kind: 'question', id },
      after: { ...content },
    })
    return
  }
  const { question } = change
  await changeQuestion(db, question, question.version, content)
  await audit({
    action: 'question.changed',
    subject: subjectOf(consultation),
    record: { kind: 'question', id: question.id },
    ...difference({ ...question }, { ...content }),
  })
}
