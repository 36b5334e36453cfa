/** Invented people get invented names: any of the first with any of the second, 4,900 in all. */
const given =
  'Aaliyah Adam Agnieszka Ahmed Aisha Alasdair Amara Amelia Ananya Andrei Aoife Arjun Beatriz Ben Bronwen Callum Carys Catarina Chidi Chloe Daniela David Deepa Dimitra Ebony Edward Eilidh Elena Emeka Emma Farah Fergus Fiona Gareth Georgia Gwen Hamza Hannah Haruto Helen Ibrahim Ines Isla Ivan Jamal Jasmine Jonas Joy Kamila Kenji Kwame Laila Leah Liam Magdalena Marcus Mei Michael Nadia Niamh Oluwaseun Owen Petra Priya Rhys Rosa Samir Sofia Tomasz Zainab';
const family =
  'Abbott Acheampong Ahmadi Andersson Bailey Banerjee Barros Begum Bianchi Bowen Campbell Carter Chaudhry Chen Cohen Costa Davies Dimitriou Edwards Ekström Evans Farouk Fernandes Fitzgerald Foster García Gill Griffiths Haddad Hughes Hussain Ivanova Jackson Jones Kapoor Kaur Kelly Kowalska Lewis Lim MacDonald Mahmood Martins Mbeki Morgan Murphy Nakamura Ncube Nowak O’Brien Okafor Olsen Patel Pereira Popescu Quigley Rahman Reid Rossi Santos Schmidt Sharma Singh Taylor Thomas Ueda Walsh Williams Yusuf Zielińska';

const [first, last] = [given.split(' '), family.split(' ')];

/** The n-th name; neighbours share neither part. */
export function crowdName(n: number): string {
  const one = first[(n * 37) % first.length];
  const other = last[(n * 53 + Math.floor(n / last.length)) % last.length];
  return `${one} ${other}`;
}
