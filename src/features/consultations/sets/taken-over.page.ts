/** Taking over sections of questions from the consultations that somebody leads: what was asked well once is asked again. */
import { leadsConsultation } from '../../../access/access.ts'
import { picks } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { type BuilderSection, findSectionsOf } from '../form/builder.queries.ts'
import { copySections, putSections } from '../form/copy-form.queries.ts'
import { formAddress, isFrozen, mayStillChange } from '../form/form-address.ts'
import { findOwnEarlier } from '../own-earlier.queries.ts'
import { anyConsultation, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { findSets, sectionOf } from './sets.queries.ts'

export const takenOverPage = definePage({
  path: '/consultations/:slug/form/taken-over',
  access: leadsConsultation,
  audit: 'section.added',
  publishes: 'nothing',
  template: 'consultations/sets/taken-over.njk',
  params: slugParams,
  form: {
    sets: picks({ label: 'consultations.taken-over.sets' }),
    sections: picks({ label: 'consultations.taken-over.sections' }),
  },
  subject: anyConsultation,
  async show({ db, subject, actor, typed, t }) {
    const others = (await findOwnEarlier(db, actor)).filter(({ id }) => id !== subject.id)
    const sections = await findSectionsOf(
      db,
      others.map(({ id }) => id),
    )
    const ticked = typed?.values['sections'] ?? []
    const sets = await findSets(db)
    return {
      title: t('consultations.taken-over.title'),
      breadcrumbs: [...planCrumbs(t, subject), { text: t('consultations.form.title'), href: formAddress(subject) }],
      frozen: isFrozen(subject),
      back: formAddress(subject),
      sets: sets.map(({ id, title, note, questions }) => ({
        value: id,
        text: title,
        hint: [note, ...questions.map(({ text }) => text)].filter(Boolean).join(' · '),
      })),
      others: others.flatMap(({ id, title }) => {
        const asking = (sections.get(id) ?? []).filter(({ questions }) => questions.length > 0)
        return asking.length === 0 ? [] : [{ id, title, sections: asking.map(section => choiceOf(section, ticked)) }]
      }),
    }
  },
  async submit({ db, subject, form: { sets, sections }, actor, audit }) {
    if (!(await mayStillChange(db, subject))) return refuse({ sections: 'consultations.form.problem.frozen' })
    if (sections.length + sets.length === 0) return refuse({ sections: 'consultations.taken-over.problem.none' })
    const made: string[] = []
    let forAll = 0
    const others = (await findOwnEarlier(db, actor)).map(({ id }) => id).filter(id => id !== subject.id)
    const known = await findSectionsOf(db, others)
    for (const id of others) {
      const own = (known.get(id) ?? []).map(section => section.id).filter(each => sections.includes(each))
      if (own.length === 0) continue
      const taken = await copySections(db, id, subject.id, own)
      made.push(...taken.sections)
      forAll += taken.forAll
    }
    const chosen = (await findSets(db)).filter(({ id }) => sets.includes(id))
    if (chosen.length < sets.length) return refuse({ sets: 'consultations.taken-over.problem.gone' })
    made.push(...(await putSections(db, subject.id, chosen.map(sectionOf))).sections)
    if (made.length === 0) return refuse({ sections: 'consultations.taken-over.problem.gone' })
    for (const id of made)
      await audit({
        action: 'section.added',
        subject: subjectOf(subject),
        record: { kind: 'form_section', id },
        after: { taken_over: true },
      })
    const done = forAll > 0 ? 'consultations.done.taken-over-for-all' : 'consultations.done.taken-over'
    return redirect(`${formAddress(subject)}#section-${made[0]}`, done)
  },
})

/** A section as a box to tick, with the questions in it. */
function choiceOf({ id, title, questions }: BuilderSection, ticked: readonly string[]) {
  return {
    value: id,
    text: title,
    hint: { text: questions.map(({ text }) => text).join(' · ') },
    checked: ticked.includes(id),
  }
}
