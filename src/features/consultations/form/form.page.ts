/** The question builder: sections and questions in order, moved, added and removed until the consultation is published. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { findRemoved, putBack, type Removable, removeRow } from '../../../db/removed.ts'
import { type QuestionForm, questionsOf } from '../../../questions/form.ts'
import { questionTypeNamed } from '../../../questions/registry.ts'
import { sayOnlyQuestion, sayOnlySection } from '../../../questions/say-routing.ts'
import { say } from '../../../questions/wording.ts'
import type { Message, Translate } from '../../../web/catalogue.ts'
import { hidden } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { type Act, rearrange } from '../plan/arrange.ts'
import { findGroups } from '../plan/groups.queries.ts'
import { loadQuestionForm } from '../question-form.queries.ts'
import { anyConsultation, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import {
  addEqualityBlock,
  arrangeQuestions,
  arrangeSections,
  type BuilderSection,
  duplicateQuestion,
  findBuilderSections,
} from './builder.queries.ts'
import { addFairBlock, asksWhetherFair, groupsNotListed, listGroups } from './fair-block.ts'
import { formAddress, isFrozen, mayCorrect, mayStillChange } from './form-address.ts'
import { mapOf, sayFaults, sayUses } from './way-through.ts'

const shape = /^(section|question) (up|down|remove|back|duplicate) ([0-9a-f-]{36})$/

export const formPage = definePage({
  path: '/consultations/:slug/form',
  mends: ['question-form', 'response-settings'],
  showsRecord: ['question'],
  workspace: { stage: 'set-up', label: 'consultations.task.form' },
  access: leadsConsultation,
  audit: 'consultation.form-arranged',
  publishes: 'nothing',
  template: 'consultations/form/form.njk',
  params: slugParams,
  // The question that somebody is about to remove: that is asked once.
  query: z.object({
    remove: z.uuid().optional().catch(undefined),
    // What was removed just now, to put it back.
    removed: z.uuid().optional().catch(undefined),
    what: z.enum(['question', 'section']).optional().catch(undefined),
  }),
  form: { act: hidden() },
  subject: anyConsultation,
  async show({ db, subject, query, t }) {
    const sections = await findBuilderSections(db, subject.id)
    const whole = await loadQuestionForm(db, subject.id)
    const faults = sayFaults(whole, t)
    return {
      map: mapOf(whole, t),
      faults,
      faultsAt: Object.groupBy(faults, ({ at }) => at),
      usedBy: query.remove ? sayUses(whole, query.remove) : '',
      removing: query.remove ?? null,
      removed: query.removed && query.what && !isFrozen(subject) ? `${query.what} back ${query.removed}` : null,
      title: t('consultations.form.title'),
      breadcrumbs: planCrumbs(t, subject),
      consultation: subject,
      mayCorrect: mayCorrect(subject),
      frozen: isFrozen(subject),
      equality: asksWhoSomebodyIs(sections),
      fair: asksWhetherFair(sections),
      ...(await groupsView(db, subject.id, sections)),
      count: sections.reduce((sum, section) => sum + section.questions.length, 0),
      sections: sections.map(section => ({
        ...section,
        onlyIf: onlyIfSection(whole, section.id, t),
        questions: section.questions.map(question => ({
          ...question,
          typeTitle: typeTitle(t, question.type),
          ...shownOf(whole, question.id, t),
        })),
      })),
    }
  },
  async submit({ db, subject, form, now, audit, t }) {
    if (!(await mayStillChange(db, subject))) return refuse({ form: 'consultations.form.problem.frozen' })
    if (form.act === 'equality') {
      if (asksWhoSomebodyIs(await findBuilderSections(db, subject.id)))
        return refuse({ form: 'consultations.form.problem.equality-there' })
      const section = await addEqualityBlock(db, subject.id, t)
      await audit({
        action: 'section.added',
        subject: subjectOf(subject),
        record: { kind: 'form_section', id: section },
        after: { title: t('questions.equality.section') },
      })
      return redirect(`${formAddress(subject)}#section-${section}`, 'consultations.done.section')
    }
    if (form.act === 'fair') {
      const groups = await findGroups(db, subject.id)
      if (groups.length === 0) return refuse({ form: 'consultations.form.problem.no-groups' })
      if (asksWhetherFair(await findBuilderSections(db, subject.id)))
        return refuse({ form: 'consultations.form.problem.fair-there' })
      const section = await addFairBlock(db, subject.id, groups, t)
      await audit({
        action: 'section.added',
        subject: subjectOf(subject),
        record: { kind: 'form_section', id: section },
        after: { title: t('questions.fair.section') },
      })
      return redirect(`${formAddress(subject)}#section-${section}`, 'consultations.done.section')
    }
    if (form.act === 'groups') {
      const groups = await findGroups(db, subject.id)
      const question = await listGroups(db, await findBuilderSections(db, subject.id), groups)
      if (!question) return refuse({ form: 'consultations.form.problem.gone' })
      await audit({
        action: 'question.changed',
        subject: subjectOf(subject),
        record: { kind: 'question', id: question },
      })
      return redirect(`${formAddress(subject)}#question-${question}`, 'consultations.done.question')
    }
    const [, what, verb = '', id = ''] = shape.exec(form.act) ?? []
    if (!what) return refuse({ form: 'consultations.form.problem.choose' })
    const sections = await findBuilderSections(db, subject.id)
    if (verb === 'duplicate') {
      const copy = await duplicateQuestion(db, sections, id)
      if (!copy) return refuse({ form: 'consultations.form.problem.gone' })
      await audit({
        action: 'question.added',
        subject: subjectOf(subject),
        record: { kind: 'question', id: copy },
        after: { copy_of: id },
      })
      return redirect(`${formAddress(subject)}#question-${copy}`, 'consultations.done.duplicated')
    }
    const act = { verb, id }
    const kind = what === 'section' ? ('form_section' as const) : ('question' as const)
    const removed = verb === 'remove' ? await removeFrom(db, subject.id, sections, kind, id) : null
    if (removed && 'problem' in removed) return refuse({ form: removed.problem })
    const problem = removed
      ? null
      : verb === 'back'
        ? await bringBack(db, subject.id, sections, kind, id, now)
        : what === 'section'
          ? await moveSection(db, subject.id, sections, act)
          : await moveQuestion(db, sections, act)
    if (problem) return refuse({ form: problem })
    await audit({
      action: removed ? `${what}.removed` : verb === 'back' ? `${what}.put-back` : `${what}.moved`,
      subject: subjectOf(subject),
      record: { kind: what === 'section' ? 'form_section' : 'question', id },
      before: { order: orderOf(sections) },
      after: { order: orderOf(await findBuilderSections(db, subject.id)) },
    })
    if (removed)
      return redirect(`${formAddress(subject)}?removed=${removed.id}&what=${what}`, 'consultations.done.removed')
    return redirect(formAddress(subject), verb === 'back' ? 'consultations.done.put-back' : 'consultations.done.moved')
  },
})

/** How many target groups there are, and which of them nobody can choose yet. */
async function groupsView(db: Handle, consultationId: string, sections: readonly BuilderSection[]) {
  const groups = await findGroups(db, consultationId)
  return { groups: groups.length, unlisted: groupsNotListed(sections, groups).map(({ name }) => name) }
}

/** Whether the form asks who somebody is already: it is asked once, and fits what the consultation is about. */
function asksWhoSomebodyIs(sections: readonly BuilderSection[]): boolean {
  return sections.some(({ questions }) => questions.some(({ about_you, asks }) => about_you && asks === ''))
}

/** A question's number, and for whom it is where its own condition says so. */
function shownOf(whole: QuestionForm, id: string, t: Translate) {
  const question = questionsOf(whole).find(each => each.id === id)
  return { number: question?.number ?? 0, onlyIf: question ? sayOnlyQuestion(whole, question, t) : null }
}

/** For whom a section is; null where it is for everybody, or has no questions yet. */
function onlyIfSection(whole: QuestionForm, id: string, t: Translate): string | null {
  const section = whole.sections.find(each => each.id === id)
  return section ? sayOnlySection(whole, section, t) : null
}

/** The title of a question type in words; the bare name of one that is not there any more. */
function typeTitle(t: (key: string) => string, name: string): string {
  const type = questionTypeNamed(name)
  return type ? say(type.title, t) : name
}

/** Removes a question, or a section without any, so that it can be put back. */
async function removeFrom(
  db: Tx,
  consultationId: string,
  sections: readonly BuilderSection[],
  kind: Removable,
  id: string,
): Promise<{ readonly id: string } | { readonly problem: Message }> {
  const questions = sections.find(each => each.id === id)?.questions.length ?? 0
  if (kind === 'form_section' && questions > 0) return { problem: { key: 'consultations.form.problem.not-empty' } }
  const where = kind === 'question' ? sayUses(await loadQuestionForm(db, consultationId), id) : ''
  if (where !== '') return { problem: { key: 'consultations.form.problem.used', values: { where } } }
  const known = kind === 'form_section' ? sections : sections.flatMap(each => each.questions)
  const removed = known.some(each => each.id === id) ? await removeRow(db, kind, id, consultationId) : null
  return removed ? { id: removed } : { problem: { key: 'consultations.form.problem.gone' } }
}

type PutBack = { readonly id: string; readonly position: number; readonly section_id?: string; readonly asks?: string }

/** Puts what was removed back in its place. */
async function bringBack(
  db: Tx,
  consultationId: string,
  sections: readonly BuilderSection[],
  kind: Removable,
  id: string,
  now: Date,
): Promise<string | null> {
  const row = await findRemoved<PutBack>(db, kind, id, consultationId)
  const section = sections.find(each => each.id === row?.section_id)
  if (!row || (kind === 'question' && !section)) return 'consultations.form.problem.gone'
  const there = sections.flatMap(({ questions }) => questions).some(({ asks }) => asks !== '' && asks === row.asks)
  if (there) return 'consultations.form.problem.fair-there'
  await putBack(db, kind, id, consultationId, now)
  const others = (kind === 'question' ? section!.questions : sections).map(each => each.id)
  const order = others.toSpliced(Math.max(0, row.position - 1), 0, row.id)
  if (kind === 'question') await arrangeQuestions(db, section!.id, order)
  else await arrangeSections(db, consultationId, order)
  return null
}

async function moveSection(db: Tx, consultationId: string, sections: readonly BuilderSection[], act: Act) {
  const section = sections.find(each => each.id === act.id)
  if (!section) return 'consultations.form.problem.gone'
  await arrangeSections(
    db,
    consultationId,
    rearrange(
      sections.map(each => each.id),
      act,
    ),
  )
  return null
}

async function moveQuestion(db: Tx, sections: readonly BuilderSection[], act: Act) {
  const section = sections.find(each => each.questions.some(question => question.id === act.id))
  if (!section) return 'consultations.form.problem.gone'
  await arrangeQuestions(
    db,
    section.id,
    rearrange(
      section.questions.map(each => each.id),
      act,
    ),
  )
  return null
}

function orderOf(sections: readonly BuilderSection[]): unknown {
  return sections.map(section => ({ section: section.title, questions: section.questions.map(each => each.text) }))
}
