/** What every type shares whose answer is one of a list, or another in words of one's own: how it is shown, counted and exported. */
import { countOf, type QuestionTypeDeclaration } from '../question-type.ts'
import { textCell } from '../text-part.ts'
import { own, word } from '../wording.ts'
import { type Choices, choices, labelOf } from './options.ts'

/** `other` is what was written in; it is kept even beside another choice, because somebody took the trouble to write it. */
type Answer = { readonly choice: string; readonly other: string }

/** The part of a declaration that follows from the list alone. `listOf` finds it in the settings of the type. */
export function oneOf<Settings>(listOf: (settings: Settings) => Choices): Pick<
  QuestionTypeDeclaration<Settings, Answer>,
  'show' | 'texts' | 'tally' | 'columns' | 'cells'
> & {
  readonly routes: NonNullable<QuestionTypeDeclaration<Settings, Answer>['routes']>
} {
  return {
    show(given, set) {
      return [
        { label: null, value: labelOf(given.choice, listOf(set)) },
        ...(given.other === '' ? [] : [{ label: word('questions.other-written'), value: own(given.other) }]),
      ]
    },
    texts: given => (given.other === '' ? [] : [{ field: 'other', text: given.other }]),
    tally(answered, set) {
      const list = listOf(set)
      const rows = choices(list).map(choice => ({
        ...choice,
        count: countOf(answered, given => given.choice === choice.value),
      }))
      const of = rows.reduce((sum, row) => sum + row.count, 0)
      const written = countOf(answered, given => given.other !== '')
      return { tables: [{ exclusive: true, of, rows }], texts: list.other ? [{ field: 'other', count: written }] : [] }
    },
    columns: set => [
      { key: 'value', heading: word('questions.column.value') },
      { key: 'answer', heading: word('questions.column.answer') },
      ...(listOf(set).other ? [{ key: 'other', heading: word('questions.other-written') }] : []),
    ],
    cells: (given, set) => [
      own(given?.choice ?? ''),
      given ? labelOf(given.choice, listOf(set)) : own(''),
      ...(listOf(set).other ? [textCell(given?.other)] : []),
    ],
    routes: { choices: set => choices(listOf(set)), chosen: ({ choice }) => [choice], most: () => 1 },
  }
}
