#include "ps-import-wait.h"

#include <glib/gi18n-lib.h>

/* Often enough to be seen moving, and not more. */
#define LOOK_MS 125

/**
 * PsImportWait:
 *
 * How far a worker is with a file, in a sentence and as a bar. It looks at the number that the worker
 * leaves, some times a second, and so costs the worker nothing.
 */
struct _PsImportWait
{
  AdwBin            parent_instance;

  GtkLabel         *label;
  GtkProgressBar   *bar;
  PsImportProgress *progress;  /* (nullable): not owned */
  guint             look_id;
};

G_DEFINE_FINAL_TYPE (PsImportWait, ps_import_wait, ADW_TYPE_BIN)

static gboolean
look_cb (gpointer user_data)
{
  PsImportWait *self = user_data;
  double done = ps_import_progress_get (self->progress);
  g_autofree char *words = NULL;

  if (done < 0)
    {
      gtk_progress_bar_pulse (self->bar);
      return G_SOURCE_CONTINUE;
    }

  /* Translators: how much of a file is read; the second per cent sign stands for itself. */
  words = g_strdup_printf (_("%u %%"), (guint) (done * 100));
  gtk_progress_bar_set_fraction (self->bar, done);
  gtk_progress_bar_set_text (self->bar, words);

  return G_SOURCE_CONTINUE;
}

static void
ps_import_wait_dispose (GObject *object)
{
  ps_import_wait_stop (PS_IMPORT_WAIT (object));

  G_OBJECT_CLASS (ps_import_wait_parent_class)->dispose (object);
}

static void
ps_import_wait_class_init (PsImportWaitClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_import_wait_dispose;
}

static void
ps_import_wait_init (PsImportWait *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *bar = gtk_progress_bar_new ();

  self->label = GTK_LABEL (label);
  self->bar = GTK_PROGRESS_BAR (bar);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_justify (self->label, GTK_JUSTIFY_CENTER);
  gtk_progress_bar_set_show_text (self->bar, TRUE);
  gtk_progress_bar_set_text (self->bar, "");
  gtk_widget_set_margin_start (box, 36);
  gtk_widget_set_margin_end (box, 36);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * ps_import_wait_start:
 * @words: what is being done
 * @progress: what the worker tells; must last until ps_import_wait_stop()
 *
 * Begins to show it.
 */
void
ps_import_wait_start (PsImportWait     *self,
                      const char       *words,
                      PsImportProgress *progress)
{
  g_return_if_fail (PS_IS_IMPORT_WAIT (self));

  ps_import_progress_set (progress, 0, 0);
  self->progress = progress;
  gtk_label_set_label (self->label, words);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_progress_bar_set_text (self->bar, "");
  if (self->look_id == 0)
    self->look_id = g_timeout_add (LOOK_MS, look_cb, self);
}

void
ps_import_wait_stop (PsImportWait *self)
{
  g_return_if_fail (PS_IS_IMPORT_WAIT (self));

  self->progress = NULL;
  if (self->look_id != 0)
    g_source_remove (self->look_id);
  self->look_id = 0;
}
