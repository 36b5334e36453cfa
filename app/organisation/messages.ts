/** Sentences for the refusals of this module, by reason. */
export const messages = {
  'organisation.name-invalid': 'Enter a name of at most 200 characters.',
  'organisation.staff-number-invalid': 'Enter the staff number with letters, digits, dots, dashes or slashes only.',
  'organisation.staff-number-taken': 'Another person has this staff number.',
  'organisation.email-invalid': 'Enter an e-mail address in the form name@example.org.',
  'organisation.no-such-person': 'There is no such person.',
  'organisation.no-such-unit': 'There is no such unit.',
  'organisation.no-such-employment-place': 'The person, unit or job role does not exist.',
  'organisation.employment-dates-invalid': 'An employment cannot end before it begins.',
  'organisation.person-changed': 'Somebody changed this person in the meantime. Look again before you save.',
  'organisation.unit-closed': 'This unit is closed. Choose another one.',
  'organisation.unit-changed': 'Somebody changed this unit in the meantime. Look again before you save.',
  'organisation.unit-below-itself': 'A unit cannot stand below itself. Choose another place.',
  'organisation.unit-has-people':
    'People are employed in this unit. Give them another unit or end their employments first.',
  'organisation.unit-has-units': 'There are open units below this one. Move or close them first.',
  'organisation.dates-invalid': 'The last day cannot come before the first.',
  'organisation.no-such-employment': 'There is no such employment.',
  'organisation.deputy-unknown': 'Nobody has this staff number.',
  'organisation.own-deputy': 'Nobody is their own deputy.',
} as const;
