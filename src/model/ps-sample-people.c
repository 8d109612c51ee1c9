/* People who do not exist. */
#include "ps-sample-private.h"

#include <string.h>

#include "ps-contact-store.h"
#include "ps-text.h"

/* First names and family names of many places, put together by chance. They are words of data and
 * not of the program: nobody translates a name.
 */
static const char * const first_names[] = {
  "Amina", "Ana", "Anke", "Aroha", "Aylin", "Bao", "Beata", "Carlos", "Chidi", "Daniela", "Darius",
  "Dorothea", "Eero", "Emre", "Fatuma", "Femi", "Giulia", "Hanna", "Haruka", "Ines", "Ivo",
  "Jamal", "Jin", "Joaquín", "Kamala", "Kofi", "Lale", "Leila", "Lucía", "Malik", "Marek", "Mbali",
  "Mei", "Mihai", "Nadia", "Naveen", "Ngozi", "Noa", "Odile", "Oksana", "Omar", "Paloma", "Petra",
  "Pınar", "Quynh", "Rahel", "Ravi", "Rosa", "Sanjay", "Seán", "Sigrid", "Søren", "Tala", "Tamar",
  "Thabo", "Tomasz", "Ulla", "Uri", "Vera", "Wanjiru", "Xenia", "Yara", "Yusuf", "Zofia",
};

static const char * const family_names[] = {
  "Abara", "Adeyemi", "Aguilar", "Almeida", "Andersen", "Banerjee", "Berg", "Bianchi", "Castillo",
  "Çelik", "Chowdhury", "Cohen", "Dang", "Demir", "Diallo", "Dvořák", "Eriksen", "Farouk", "Fischer",
  "Gómez", "Haddad", "Hakimi", "Ibáñez", "Ikeda", "Ivanova", "Jansen", "Kamau", "Kaplan", "Kim",
  "Kovács", "Kowalski", "Laine", "Lindqvist", "Makela", "Mendoza", "Mitchell", "Moreau", "Mwangi",
  "Nakamura", "Nguyen", "Novak", "Okafor", "Oliveira", "Osei", "Özkan", "Park", "Patel", "Quispe",
  "Rahman", "Reyes", "Rossi", "Sahin", "Santos", "Schmidt", "Singh", "Tanaka", "Tesfaye", "Torres",
  "Ueda", "Vargas", "Wang", "Weber", "Yamada", "Zeller",
};

/* For those beyond the first few hundred, so that a large roster is not the same names again. */
static const char * const beginnings[] = {
  "Ba", "Cor", "Da", "El", "Fi", "Gar", "Hel", "Ia", "Jo", "Ka", "Lu", "Mar", "Ne", "Or", "Pa", "Ri",
  "Sa", "Ti", "Ul", "Va", "Wen", "Ya", "Zo", "Mi",
};
static const char * const middles[] = {
  "", "be", "di", "fa", "go", "li", "ma", "na", "ro", "sa", "ta", "vi",
};
static const char * const ends[] = {
  "bel", "da", "den", "ko", "la", "mir", "na", "ra", "ric", "sha", "to", "vin", "wen", "ya",
};

static const char * const pronouns[] = { "she/her", "he/him", "they/them", "" };
static const char * const languages[] = { "", "", "", "es", "ar", "vi", "tr" };
static const char * const labels[] = { "", "", "work", "home" };

/* Names from the lists until each has been used a few times; then also made up of syllables. */
#define LISTED_PEOPLE 500

static char *
make_name (PsSample           *self,
           const char * const *list,
           guint               n,
           guint               number)
{
  if (number < LISTED_PEOPLE || ps_sample_chance (self, 30))
    return g_strdup (ps_sample_pick (self, list, n));

  return g_strconcat (ps_sample_pick (self, beginnings, G_N_ELEMENTS (beginnings)),
                      ps_sample_pick (self, middles, G_N_ELEMENTS (middles)),
                      ps_sample_pick (self, ends, G_N_ELEMENTS (ends)), NULL);
}

static void
add_way (PsSample    *self,
         PsMemberRow *row,
         const char  *kind,
         char        *value)
{
  PsContactWayRow *way = ps_contact_way_row_new ();
  gboolean is_phone = *kind == 'p';

  way->kind = g_strdup (kind);
  way->value = value;
  way->label = g_strdup (is_phone ? ps_sample_pick (self, labels, G_N_ELEMENTS (labels)) : "");
  way->ok_call = is_phone && ps_sample_chance (self, 80);
  way->ok_text = is_phone && ps_sample_chance (self, 60);
  way->ok_message = is_phone && ps_sample_chance (self, 50);
  way->ok_mail = !is_phone && ps_sample_chance (self, 70);
  g_ptr_array_add (row->ways, way);
}

/* The person with that @number, from 0; ready to be added. */
PsMemberRow *
ps_sample_person_new (PsSample *self,
                      guint     number)
{
  PsMemberRow *row = ps_member_row_new ();
  g_autofree char *family =
    make_name (self, family_names, G_N_ELEMENTS (family_names), number);

  row->preferred_name = make_name (self, first_names, G_N_ELEMENTS (first_names), number);
  row->full_name = g_strconcat (row->preferred_name, " ", family, NULL);
  row->initial = ps_text_initial (family);
  row->pronouns = g_strdup (ps_sample_pick (self, pronouns, G_N_ELEMENTS (pronouns)));
  row->language = g_strdup (ps_sample_pick (self, languages, G_N_ELEMENTS (languages)));
  row->role = g_strdup (ps_sample_chance (self, 15) ? "caregiver" : "living-with");
  row->walk_in = ps_sample_chance (self, 5);

  row->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  add_way (self, row, "phone",
           g_strdup_printf ("(%d) 555-01%02d", g_rand_int_range (self->rand, 201, 990),
                            g_rand_int_range (self->rand, 0, 100)));
  if (ps_sample_chance (self, 40))
    add_way (self, row, "email", g_strdup_printf ("member%u@example.org", number + 1));

  return row;
}

/* Two people of one name, so that one sees how they are told apart. */
#define FIRST_NAMESAKE 1
#define OTHER_NAMESAKE 4

static void
make_namesake (PsMemberRow *row,
               const char  *name)
{
  g_autofree char *family = g_strdup (strrchr (row->full_name, ' ') + 1);

  g_free (row->preferred_name);
  g_free (row->full_name);
  row->preferred_name = g_strdup (name);
  row->full_name = g_strconcat (name, " ", family, NULL);
}

/* A #PsDbWork: the people. */
gboolean
ps_sample_add_people (PsConn    *conn,
                      gpointer   data,
                      GError   **error)
{
  PsSample *self = data;
  g_autofree char *namesake = NULL;
  guint n_coming = self->groups->len * PS_SAMPLE_GROUP_MEMBERS;

  for (guint i = 0; i < self->size->members; i++)
    {
      g_autoptr (PsMemberRow) row = ps_sample_person_new (self, i);

      if (i == FIRST_NAMESAKE)
        namesake = g_strdup (row->preferred_name);
      else if (i == OTHER_NAMESAKE)
        make_namesake (row, namesake);

      if (!ps_member_store_add (conn, row, self->now, error))
        return FALSE;

      if (i < n_coming)
        g_array_append_val (self->people, row->id);
    }

  return TRUE;
}
