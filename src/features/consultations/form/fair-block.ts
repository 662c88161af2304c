/** The two questions in the Hub's own words that the check "Found fair and easy" rests on: whether it was fair, and of which groups one is. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import type { Tx } from '../../../db/open.ts'
import { preferNotToSay } from '../../../questions/equality-block.ts'
import { addQuestion, addSection, type BuilderSection } from './builder.queries.ts'

/** Whether a form asks it already. */
export function asksWhetherFair(
  sections: readonly { readonly questions: readonly { readonly asks: string }[] }[],
): boolean {
  return sections.some(({ questions }) => questions.some(({ asks }) => asks !== ''))
}

/** Adds them in a section of their own at the end: the groups are those of the plan. Gives the id of the section. */
export async function addFairBlock(
  tx: Tx,
  consultationId: string,
  groups: readonly { readonly id: string; readonly name: string }[],
  t: (key: string) => string,
): Promise<string> {
  const section_id = await addSection(tx, consultationId, t('questions.fair.section'))
  const common = {
    section_id,
    hint: '',
    required: false,
    about_document_version_id: null,
    about_paragraph_id: null,
    invites_evidence: false,
  }
  await addQuestion(tx, consultationId, {
    ...common,
    type: 'agree-scale',
    text: t('questions.fair.text'),
    settings: { labels: null, dontKnow: true, comment: true, commentLabel: null, commentMost: 1000 },
    about_process: true,
    about_you: false,
    asks: 'fair',
  })
  await addQuestion(tx, consultationId, {
    ...common,
    type: 'multiple-choice',
    text: t('questions.fair.groups'),
    hint: t('questions.equality.intro'),
    settings: {
      options: [
        ...groups.map(({ id, name }) => ({ value: id, label: name })),
        { value: 'none', label: t('questions.fair.none') },
        { value: preferNotToSay, label: t(`questions.equality.${preferNotToSay}`) },
      ],
      other: false,
      otherLabel: null,
      otherMost: 200,
      most: null,
    },
    about_process: false,
    about_you: true,
    asks: 'groups',
  })
  return section_id
}

type Group = { readonly id: string; readonly name: string }
type Options = { readonly options: readonly { readonly value: string; readonly label: string }[] }

function groupsQuestion(sections: readonly BuilderSection[]) {
  return sections.flatMap(({ questions }) => questions).find(({ asks }) => asks === 'groups')
}

/** The target groups of the plan that the form does not list, where it asks of which somebody is. */
export function groupsNotListed<G extends Group>(
  sections: readonly BuilderSection[],
  groups: readonly G[],
): readonly G[] {
  const question = groupsQuestion(sections)
  if (!question) return []
  const listed = new Set((question.settings as Options).options.map(({ value }) => value))
  return groups.filter(({ id }) => !listed.has(id))
}

/** Adds the groups that are not listed, before the choices that are none; gives the id of the question, null where there is nothing to add. */
export async function listGroups(
  tx: Tx,
  sections: readonly BuilderSection[],
  groups: readonly Group[],
): Promise<string | null> {
  const question = groupsQuestion(sections)
  const missing = groupsNotListed(sections, groups)
  if (!question || missing.length === 0) return null
  const settings = question.settings as Options
  const before = settings.options.findIndex(({ value }) => value === 'none' || value === preferNotToSay)
  const options = settings.options.toSpliced(
    before < 0 ? settings.options.length : before,
    0,
    ...missing.map(({ id, name }) => ({ value: id, label: name })),
  )
  const changed = await changeVersioned(tx, 'question', question.id, question.version, {
    settings: JSON.stringify({ ...settings, options }),
  })
  return changed ? question.id : null
}
