/** Common French family and given names; given names go with the years in which they were given. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const families = words(`
  Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David
  Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier
  Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry
  Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard
  Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin
  Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey
  Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis
  Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot
  Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé Schneider Fernandez Le-Gall Collet
  Léger Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain Breton Besson Langlois Rémy Le-Roux Pelletier
  Benali Haddad Traoré Diallo Nguyen Kowalski Da-Silva Ferreira`).map((name) =>
  name.replace('-', ' '),
)

/** Given names by the decades of birth in which they were common. */
export const givenNames = {
  before1950: {
    male: words(
      'Jean Pierre Michel André René Claude Jacques Roger Bernard Gérard Marcel Georges Raymond Henri Louis Maurice Guy Robert Lucien Yves',
    ),
    female: words(
      'Marie Jeanne Monique Jacqueline Françoise Denise Yvette Madeleine Simone Paulette Suzanne Odette Christiane Colette Micheline Geneviève Thérèse Ginette Lucienne Renée',
    ),
  },
  before1980: {
    male: words(
      'Philippe Patrick Alain Christophe Stéphane Laurent Pascal Éric Thierry Frédéric Olivier Didier Bruno Dominique Christian Franck Hervé Vincent Sylvain Karim',
    ),
    female: words(
      'Nathalie Isabelle Sylvie Catherine Valérie Sandrine Véronique Christine Stéphanie Céline Corinne Florence Laurence Anne Brigitte Martine Karine Fatima Hélène Agnès',
    ),
  },
  before2005: {
    male: words(
      'Nicolas Julien Thomas Alexandre Maxime Antoine Kevin Romain Clément Quentin Mathieu Florian Benjamin Mehdi Guillaume Hugo Théo Adrien Valentin Yanis',
    ),
    female: words(
      'Julie Camille Marine Laura Pauline Marion Charlotte Léa Manon Chloé Sarah Mathilde Emma Clara Inès Lucie Anaïs Élodie Audrey Yasmine',
    ),
  },
  since2005: {
    male: words(
      'Gabriel Léo Raphaël Louis Jules Adam Lucas Arthur Noé Maël Nathan Ethan Sacha Malo Timéo Ilyès Gabin Marius Côme Naël',
    ),
    female: words(
      'Jade Louise Ambre Alice Rose Anna Mila Lina Romane Zoé Agathe Juliette Nina Inaya Capucine Margaux Éva Iris Léonie Assia',
    ),
  },
} as const

/** The names that were common in a year. */
export function givenNamesOf(birthYear: number): (typeof givenNames)[keyof typeof givenNames] {
  if (birthYear < 1950) return givenNames.before1950
  if (birthYear < 1980) return givenNames.before1980
  return birthYear < 2005 ? givenNames.before2005 : givenNames.since2005
}
