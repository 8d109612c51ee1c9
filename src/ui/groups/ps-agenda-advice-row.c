#include "ps-agenda-advice-row.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-list-box.h"

/**
 * PsAgendaAdviceRow:
 *
 * What the last meetings say about an agenda: a row that is closed until somebody wants to know.
 * "apply" goes out when the suggested times are wanted.
 */
struct _PsAgendaAdviceRow
{
  AdwExpanderRow  parent_instance;

  GPtrArray      *rows;     /* of GtkWidget, not owned */
};

enum {
  SIGNAL_APPLY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsAgendaAdviceRow, ps_agenda_advice_row, ADW_TYPE_EXPANDER_ROW)

static void
apply_cb (PsAgendaAdviceRow *self)
{
  g_signal_emit (self, signals[SIGNAL_APPLY], 0);
}

static void
add (PsAgendaAdviceRow *self,
     GtkWidget         *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static char *
join (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (lines, i));

  return g_string_free (text, FALSE);
}

static GtkWidget *
make_suggestion (PsAgendaAdviceRow    *self,
                 const PsAgendaAdvice *advice)
{
  g_autofree char *changes = join (advice->changes);
  GtkWidget *row = ps_row_new (NULL, _("Suggested times"), changes);
  GtkWidget *button = ps_row_add_button (row, NULL, _("Apply"));

  g_signal_connect_object (button, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
ps_agenda_advice_row_finalize (GObject *object)
{
  g_ptr_array_unref (PS_AGENDA_ADVICE_ROW (object)->rows);

  G_OBJECT_CLASS (ps_agenda_advice_row_parent_class)->finalize (object);
}

static void
ps_agenda_advice_row_class_init (PsAgendaAdviceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ps_agenda_advice_row_finalize;

  signals[SIGNAL_APPLY] = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
ps_agenda_advice_row_init (PsAgendaAdviceRow *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("What the last meetings say"));
}

/**
 * ps_agenda_advice_row_new:
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
GtkWidget *
ps_agenda_advice_row_new (void)
{
  return g_object_new (PS_TYPE_AGENDA_ADVICE_ROW, NULL);
}

/**
 * ps_agenda_advice_row_set:
 * @advice: what is to be said
 *
 * Shows the reasons, and the times that are suggested if there are any.
 */
void
ps_agenda_advice_row_set (PsAgendaAdviceRow    *self,
                          const PsAgendaAdvice *advice)
{
  g_return_if_fail (PS_IS_AGENDA_ADVICE_ROW (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < advice->reasons->len; i++)
    add (self, ps_row_new (NULL, g_ptr_array_index (advice->reasons, i), NULL));
  if (advice->agenda != NULL)
    add (self, make_suggestion (self, advice));

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 advice->agenda != NULL ? _("Other times are suggested")
                                                        : _("Nothing has to be changed"));
}
