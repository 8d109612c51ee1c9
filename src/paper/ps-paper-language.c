#include "ps-paper-language.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "ps-error.h"
#include "ps-paper-languages.h"
#include "ps-segment-plan.h"

/* What is shipped: in English, in the language of the screen, and in this one. */
enum {
  ENGLISH,
  SCREEN,
  PAPER,
  N_TEXTS,
};

/**
 * PsPaperLanguage:
 *
 * A language for what is printed, which need not be that of the screen: papers hang in rooms where
 * other languages are spoken than at the desk.
 *
 * gettext has one language for the whole program, taken from the environment, so it is changed there
 * between ps_paper_language_begin() and ps_paper_language_end(). It is for a program that does one
 * thing at a time: no other thread may look for words meanwhile.
 */
struct _PsPaperLanguage
{
  char      *name;
  char      *before;      /* nullable: LANGUAGE, as it was */
  char      *messages;    /* LC_MESSAGES, as it was */
  char      *time;        /* LC_TIME, as it was */
  PsContent *content[N_TEXTS];
  GPtrArray *points[N_TEXTS];   /* of strings: what groups may agree on */
};

static const char *
keep_english (const char *context G_GNUC_UNUSED,
              const char *msgid,
              gpointer    user_data G_GNUC_UNUSED)
{
  return msgid;
}

/* Not with g_dgettext(), which makes up its mind once whether the program is translated at all. */
static const char *
look_up (const char *context,
         const char *msgid,
         gpointer    user_data G_GNUC_UNUSED)
{
  g_autofree char *key = NULL;
  const char *found;

  if (context == NULL)
    return dgettext (GETTEXT_PACKAGE, msgid);

  key = g_strconcat (context, "\004", msgid, NULL);
  found = dgettext (GETTEXT_PACKAGE, key);

  return found == key ? msgid : found;
}

/* Dates in the order of the language’s own country, where the system knows it. */
static void
set_time_locale (const char *name)
{
  g_autofree char *upper = g_ascii_strup (name, -1);
  g_autofree char *country = g_strdup_printf ("%s_%s.UTF-8", name, upper);
  g_autofree char *plain = g_strdup_printf ("%s.UTF-8", name);

  if (g_str_equal (name, "en"))
    setlocale (LC_TIME, "C.UTF-8");
  else if (setlocale (LC_TIME, plain) == NULL)
    setlocale (LC_TIME, country);
}

/* In a plain locale nothing is translated, and from version 2.39 of the C library on "C.UTF-8" is one,
 * too: any other that the system has will do, because the language is said apart from it.
 */
static gboolean
is_plain (const char *locale)
{
  return g_str_equal (locale, "C") || g_str_equal (locale, "POSIX")
         || g_str_has_prefix (locale, "C.");
}

static void
set_messages_locale (const char *name)
{
  g_autofree char *upper = g_ascii_strup (name, -1);
  g_autofree char *country = g_strdup_printf ("%s_%s.UTF-8", name, upper);
  const char * const locales[] = { country, "en_US.UTF-8", "en_GB.UTF-8", "C.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (setlocale (LC_MESSAGES, locales[i]) != NULL)
        return;
    }
}

/* A catalogue says of itself what it is. */
static gboolean
is_spoken (void)
{
  return *dgettext (GETTEXT_PACKAGE, "") != '\0';
}

/* Reads everything at once: what is read later is read in the language of then. */
static void
read_texts (PsPaperLanguage    *self,
            guint               which,
            PsContentTranslate  translate)
{
  GPtrArray *agendas;

  self->content[which] = ps_content_new (translate, NULL, NULL);
  self->points[which] = g_ptr_array_new_with_free_func (g_free);
  agendas = ps_content_get_agendas (self->content[which]);
  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);
      g_autoptr (GPtrArray) points = ps_content_dup_agreement (self->content[which], agenda->model);

      for (guint j = 0; j < points->len; j++)
        g_ptr_array_add (self->points[which],
                         g_strdup (((PsContentItem *) g_ptr_array_index (points, j))->text));
    }
}

static PsPaperLanguage *
language_new (const char  *name,
              gboolean     with_texts,
              GError     **error)
{
  g_autoptr (PsPaperLanguage) self = NULL;

  if (!ps_paper_languages_have (name))
    {
      g_autofree char *valid = g_utf8_make_valid (name, -1);
      g_auto (GStrv) installed = ps_paper_languages_list ();
      g_autofree char *list = g_strjoinv (", ", installed);

      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   /* Translators: %2$s is a list such as “de, en”. */
                   _("There is no language “%1$s” here. There are: %2$s."),
                   valid, list);
      return NULL;
    }

  self = g_new0 (PsPaperLanguage, 1);
  self->name = g_strdup (name);
  ps_paper_language_begin (self);
  if (!g_str_equal (name, "en") && !is_spoken ())
    {
      ps_paper_language_end (self);
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   /* Translators: %1$s is a language, “de”. */
                   _("This system has no locale in which “%1$s” can be written. One that is no plain "
                     "“C” has to be installed, such as that of the language’s country."), name);
      return NULL;
    }

  /* g_dgettext() makes up its mind now, and there is a translation. */
  g_dgettext (GETTEXT_PACKAGE, "Agenda");
  if (with_texts)
    read_texts (self, PAPER, look_up);
  ps_paper_language_end (self);
  if (with_texts)
    {
      read_texts (self, ENGLISH, keep_english);
      read_texts (self, SCREEN, look_up);
    }

  return g_steal_pointer (&self);
}

/**
 * ps_paper_language_new:
 * @name: "de", "pt_BR", or "en"
 *
 * Has to come before anything is looked up: GLib decides with the first word whether the program is
 * translated at all, and in a plain locale, as scripts have it, the answer would be no for good.
 *
 * Errors: %PS_ERROR_INVALID for a language that Peerside is not translated to, or that is not
 * installed, or on a system that has no locale but the plain one.
 *
 * Returns: (transfer full): a language that is not used yet
 */
PsPaperLanguage *
ps_paper_language_new (const char  *name,
                       GError     **error)
{
  return language_new (name, TRUE, error);
}

/**
 * ps_paper_language_new_for_words:
 * @name: as for ps_paper_language_new()
 *
 * For papers that have no text which Peerside came with. In a window it may be used between two
 * events: no other thread speaks to people, and what one would write into an error meanwhile would be
 * a sentence in that language.
 *
 * Errors: those of ps_paper_language_new().
 *
 * Returns: (transfer full): a language that is not used yet, and that translates no agenda
 */
PsPaperLanguage *
ps_paper_language_new_for_words (const char  *name,
                                 GError     **error)
{
  return language_new (name, FALSE, error);
}

/**
 * ps_paper_language_dup_name:
 *
 * Returns: (transfer full): what the language calls itself, “Deutsch”; where it does not say, its code
 */
char *
ps_paper_language_dup_name (PsPaperLanguage *self)
{
  const char *name;
  char *copy;

  ps_paper_language_begin (self);
  /* Translators: the name of your own language, in your own language. */
  name = look_up ("language", NC_("language", "English"), NULL);
  copy = g_strdup (g_str_equal (name, "English") && !g_str_equal (self->name, "en") ? self->name : name);
  ps_paper_language_end (self);

  return copy;
}

void
ps_paper_language_free (PsPaperLanguage *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_clear_object (&self->content[i]);
      g_clear_pointer (&self->points[i], g_ptr_array_unref);
    }
  g_free (self->name);
  g_free (self->before);
  g_free (self->messages);
  g_free (self->time);
  g_free (self);
}

/**
 * ps_paper_language_begin:
 *
 * From now on words are looked for in this language.
 */
void
ps_paper_language_begin (PsPaperLanguage *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->messages, g_free);
  g_clear_pointer (&self->time, g_free);
  self->before = g_strdup (g_getenv ("LANGUAGE"));
  self->messages = g_strdup (setlocale (LC_MESSAGES, NULL));
  self->time = g_strdup (setlocale (LC_TIME, NULL));

  if (is_plain (self->messages))
    set_messages_locale (self->name);
  set_time_locale (self->name);
  g_setenv ("LANGUAGE", self->name, TRUE);
  /* Words that were looked for before are not taken from memory. */
  textdomain (GETTEXT_PACKAGE);
}

/**
 * ps_paper_language_end:
 *
 * Words are those of the screen again.
 */
void
ps_paper_language_end (PsPaperLanguage *self)
{
  if (self->before != NULL)
    g_setenv ("LANGUAGE", self->before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  setlocale (LC_MESSAGES, self->messages);
  setlocale (LC_TIME, self->time);
  textdomain (GETTEXT_PACKAGE);
}

/* The text that is shipped in the place of @text, in this language. */
static const char *
find (PsPaperLanguage *self,
      const char      *text,
      gsize            offset)
{
  GPtrArray *paper = ps_content_get_agendas (self->content[PAPER]);

  for (guint k = 0; k < PAPER; k++)
    {
      GPtrArray *agendas = ps_content_get_agendas (self->content[k]);

      for (guint i = 0; i < agendas->len; i++)
        {
          GPtrArray *there = ((PsAgendaTemplate *) g_ptr_array_index (agendas, i))->segments;
          GPtrArray *here = ((PsAgendaTemplate *) g_ptr_array_index (paper, i))->segments;

          for (guint j = 0; j < there->len; j++)
            {
              const char *old = G_STRUCT_MEMBER (char *, g_ptr_array_index (there, j), offset);

              if (g_strcmp0 (old, text) == 0)
                return G_STRUCT_MEMBER (char *, g_ptr_array_index (here, j), offset);
            }
        }
    }

  return text;
}

static const char *
find_point (PsPaperLanguage *self,
            const char      *text)
{
  for (guint k = 0; k < PAPER; k++)
    for (guint i = 0; i < self->points[k]->len; i++)
      if (g_strcmp0 (g_ptr_array_index (self->points[k], i), text) == 0)
        return g_ptr_array_index (self->points[PAPER], i);

  return text;
}

static void
replace (PsPaperLanguage *self,
         PsSegmentPlan   *plan,
         gsize            offset)
{
  char **text = &G_STRUCT_MEMBER (char *, plan, offset);
  char *found;

  if (*text == NULL)
    return;

  found = g_strdup (find (self, *text, offset));
  g_free (*text);
  *text = found;
}

/**
 * ps_paper_language_translate:
 * @agenda: (element-type PsSegmentPlan): as it is stored
 *
 * A group’s agenda has words of its own from the day on which it was made. Those that are still the
 * ones Peerside came with can be said in this language; those that somebody has typed stay.
 *
 * Returns: (transfer full) (element-type PsSegmentPlan): the agenda in this language
 */
GPtrArray *
ps_paper_language_translate (PsPaperLanguage *self,
                             GPtrArray       *agenda)
{
  GPtrArray *copy = ps_segment_plans_copy (agenda);

  for (guint i = 0; i < copy->len; i++)
    {
      PsSegmentPlan *plan = g_ptr_array_index (copy, i);

      replace (self, plan, G_STRUCT_OFFSET (PsSegmentPlan, title));
      replace (self, plan, G_STRUCT_OFFSET (PsSegmentPlan, cue));
      replace (self, plan, G_STRUCT_OFFSET (PsSegmentPlan, materials));
    }

  return copy;
}

/**
 * ps_paper_language_translate_points:
 * @agreement: (nullable): what a group agreed on, one point a line
 *
 * Returns: (transfer full): the same in this language, as ps_paper_language_translate() does it
 */
char *
ps_paper_language_translate_points (PsPaperLanguage *self,
                                    const char      *agreement)
{
  g_auto (GStrv) points = g_strsplit (agreement != NULL ? agreement : "", "\n", -1);

  for (guint i = 0; points[i] != NULL; i++)
    {
      char *found = g_strdup (find_point (self, points[i]));

      g_free (points[i]);
      points[i] = found;
    }

  return g_strjoinv ("\n", points);
}
