/** A response form in another language: what there is to translate, and the form with its words put in. Pure. */
import type { FormQuestion, FormSection, QuestionForm } from './form.ts'

/** A text of an author: the place by which it is found again, and its words. */
export type AuthorText = { readonly at: string; readonly text: string }

/** The words that take the place of a text; the text itself where there are none. */
export type Reworded = (at: string, text: string) => string

/** Every text of a form, in the order in which it is read. */
export function textsOf(form: QuestionForm): AuthorText[] {
  const texts: AuthorText[] = []
  reword(form, (at, text) => {
    texts.push({ at, text })
    return text
  })
  return texts
}

/** The form with other words in it. Values of choices stay, so that an answer is the same in every language. */
export function reword(form: QuestionForm, words: Reworded): QuestionForm {
  return { sections: form.sections.map(section => rewordSection(section, words)) }
}

function rewordSection(section: FormSection, words: Reworded): FormSection {
  const title = section.title === '' ? '' : words(`section.${section.id}`, section.title)
  return { ...section, title, questions: section.questions.map(question => rewordQuestion(question, words)) }
}

function rewordQuestion(question: FormQuestion, words: Reworded): FormQuestion {
  const at = `question.${question.id}`
  return {
    ...question,
    text: words(at, question.text),
    hint: question.hint === null ? null : words(`${at}.hint`, question.hint),
    settings: rewordSettings(question.settings, (part, text) => words(`${at}.${part}`, text)),
  }
}

/** Settings that are words by themselves, whatever the type. */
const spoken: ReadonlySet<string> = new Set(['otherLabel', 'commentLabel', 'unit'])

/** Lists of choices (`{ value, label }`) and of labels, and words by themselves; everything else is no text. */
function rewordSettings(settings: unknown, words: Reworded): unknown {
  if (typeof settings !== 'object' || settings === null) return settings
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      if (Array.isArray(value))
        return [name, value.map((one, place) => rewordOne(one, `${name}.${place}`, name, words))]
      return [name, spoken.has(name) && typeof value === 'string' ? words(name, value) : value]
    }),
  )
}

function rewordOne(one: unknown, place: string, name: string, words: Reworded): unknown {
  if (name === 'labels' && typeof one === 'string') return words(place, one)
  if (typeof one !== 'object' || one === null || !('value' in one) || !('label' in one)) return one
  return { ...one, label: words(`${name}.${String(one.value)}`, String(one.label)) }
}
