/**
 * Stems that end the international names of medicines (WHO. The use of stems in the selection of International Nonproprietary
 * Names. WHO/EMP/RHT/TSN/2018.1), of groups that wards give. Some longer than the stem, so that they end few other words.
 */
const stems = [
  'olol|pril|prilat|sartan|vastatin|dipine|thiazide|semide|xaban|gatran|parin|ogrel|fibrate|dronate|dronic',
  'cillin|mycin|micin|floxacin|oxacin|cycline|penem|bactam|azole|nidazole|ciclovir|vir|vudine|quine',
  'mab|tinib|zomib|ciclib|platin|rubicin|taxel|trexate|mustine|relin|rolimus|limus',
  'gliptin|gliflozin|glutide|formin|glitazone|azepam|azolam|barbital|oxetine|triptyline|triptan|setron|prazole',
  'tidine|terol|sone|solone|onide|lukast|phylline|tropium|profen|fenac|coxib|caine|curium|curonium|fentanil',
  'zodone|apine|piprazole|peridol|peridone|stigmine|oxone|adol|orphine|poetin|grastim|tocin|dopa|afil|terone|estrel',
];
const ending = new RegExp(`\\p{L}{2}(?:${stems.join('|')})$`, 'iu');
const beginning = /^(?:cef|sulfa)\p{L}{3}/iu;

/**
 * Common medicines whose names end in none of these, chosen from the WHO Model List of Essential Medicines (23rd list, 2023)
 * and from what wards use every day, with the names used in the United States.
 */
const common = new Set(
  [
    'acetaminophen adenosine adrenaline albuterol alendronic allopurinol alteplase amiodarone aspirin atropine',
    'azathioprine baclofen bisacodyl bleomycin calcium carbamazepine carbimazole chloramphenicol chloroquine',
    'chlorphenamine chlorpromazine citalopram escitalopram sertraline clopidogrel clozapine codeine colchicine',
    'cyclizine cyclophosphamide cyclosporine ciclosporin digoxin diphenhydramine dobutamine dopamine ephedrine',
    'epinephrine ethambutol etomidate fentanyl ferrous fluorouracil folate folic gabapentin glucagon glucose dextrose',
    'glyceryl nitroglycerin hydralazine hydrocodone hydromorphone hydroxychloroquine ibuprofen insulin insulins iron',
    'isoniazid ketamine lactulose lamotrigine levetiracetam levothyroxine liraglutide lithium loperamide lorazepam',
    'magnesium mannitol melatonin mercaptopurine metamizole metaraminol methadone methyldopa metoclopramide',
    'mirtazapine morphine diamorphine mycophenolate naloxone nicotine nitrofurantoin noradrenaline norepinephrine',
    'octreotide ondansetron oxycodone oxygen pancuronium paracetamol pethidine meperidine phenobarbital phenytoin',
    'potassium pregabalin prochlorperazine promethazine propofol propylthiouracil pyrazinamide quetiapine rifampicin',
    'rifampin rocuronium ropivacaine salbutamol senna sodium spironolactone eplerenone sugammadex suxamethonium',
    'succinylcholine tamoxifen letrozole anastrozole teicoplanin thiopental tramadol tranexamic trimethoprim',
    'co-trimoxazole co-amoxiclav valproate valproic vancomycin vasopressin venlafaxine duloxetine verapamil diltiazem',
    'vincristine warfarin zidovudine zinc zopiclone zolpidem',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a word names a medicine, as far as these lists know; when in doubt, yes. */
export function isMedicine(word: string): boolean {
  const plain = word.toLowerCase();
  return common.has(plain) || ending.test(plain) || beginning.test(plain);
}
