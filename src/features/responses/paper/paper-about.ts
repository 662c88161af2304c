/** The parts of a paper form that no question asks: anything else, what may be done with it, and who gave it. */
import type { Translate } from '../../../web/catalogue.ts'
import type { AnyField } from '../../../web/fields.ts'
import { aboutFields, freeTextField } from '../form/about-you.ts'
import type { PaperBlock } from './paper-block.ts'

/** Room for what no question asked. */
export function freeTextBlocks(t: Translate): PaperBlock[] {
  return [
    { kind: 'heading', level: 1, words: t('responses.form.rest-heading') },
    ...fieldBlocks(freeTextField.free_text, t, 12),
  ]
}

/**
 * What may be done with a response. It stands on the sheets of the answers and not on the sheet about who gave them:
 * those who read the answers must know it.
 */
export function useBlocks(t: Translate): PaperBlock[] {
  const { may_publish, publish_name, may_pass_on, confidential } = aboutFields
  const options = [may_publish, publish_name, may_pass_on, confidential].map(({ label, hint }) =>
    hint ? `${t(label)}. ${t(hint)}.` : t(label),
  )
  return [
    { kind: 'heading', level: 1, words: t('responses.about.use-heading') },
    { kind: 'ticks', asked: t('questions.paper.tick-any'), options },
  ]
}

/** "About you" on a sheet of its own, which can be locked away from the answers. */
export function aboutSheet(t: Translate): PaperBlock[] {
  const { behalf, provenance, sector, area_part, contact_post, ...rest } = aboutFields
  const contact = [rest.contact_name, rest.contact_organisation, rest.contact_email, rest.contact_phone]
  return [
    { kind: 'sheet' },
    { kind: 'heading', level: 1, words: t('responses.about.heading') },
    { kind: 'paragraph', words: t('responses.paper.about-apart') },
    { kind: 'paragraph', words: t('responses.about.intro') },
    { kind: 'write', label: t('responses.paper.office'), lines: 1 },
    ...[behalf, provenance, sector, area_part].flatMap(field => fieldBlocks(field, t)),
    { kind: 'heading', level: 2, words: t('responses.about.contact-heading') },
    { kind: 'paragraph', words: t('responses.about.contact-intro') },
    ...contact.flatMap(field => fieldBlocks(field, t)),
    ...fieldBlocks(contact_post, t, 4),
  ]
}

/** A field of the form online, as boxes or lines. */
function fieldBlocks(field: AnyField, t: Translate, lines = 1): PaperBlock[] {
  const label = t(field.label)
  if (!field.options) return [{ kind: 'write', label: field.hint ? `${label}\n${t(field.hint)}` : label, lines }]
  return [
    { kind: 'paragraph', words: [{ text: label, strong: true }], stays: true },
    { kind: 'ticks', asked: t('questions.paper.tick-one'), options: field.options.map(each => t(each.label)) },
  ]
}
