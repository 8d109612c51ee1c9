#include "ps-wait-label.h"

#include <glib/gi18n-lib.h>

#include "ps-duration.h"
#include "ps-platform.h"

/**
 * PsWaitLabel:
 *
 * Says for how long no passphrase can be tried after several wrong ones, and counts it down. It is
 * not there at any other time.
 *
 * What is left is asked of the workspace each time and never counted, so a late tick or a suspend is
 * no matter; there is one timeout, at the next whole second, and none when nobody waits.
 */
struct _PsWaitLabel
{
  AdwBin       parent_instance;

  PsWorkspace *workspace;   /* nullable: before the first refresh */
  GtkLabel    *label;
  guint        tick_id;
  gboolean     waiting;
};

enum {
  PROP_0,
  PROP_WAITING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsWaitLabel, ps_wait_label, ADW_TYPE_BIN)

static void
set_waiting (PsWaitLabel *self,
             gboolean     waiting)
{
  if (self->waiting == waiting)
    return;

  self->waiting = waiting;
  gtk_widget_set_visible (GTK_WIDGET (self), waiting);

  /* A screen reader says it once at each end, and not every second. */
  ps_platform_announce (GTK_WIDGET (self->label),
                        waiting ? gtk_label_get_label (self->label)
                                : _("A passphrase can be tried again."));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}

static gboolean
tick_cb (gpointer user_data)
{
  PsWaitLabel *self = user_data;

  self->tick_id = 0;
  ps_wait_label_refresh (self, self->workspace);

  return G_SOURCE_REMOVE;
}

static void
update (PsWaitLabel *self)
{
  gint64 wait = ps_workspace_get_state (self->workspace) == PS_WORKSPACE_LOCKED
                ? ps_workspace_get_wait (self->workspace) : 0;
  gint64 seconds = (wait + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND;

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (wait > 0)
    {
      g_autofree char *left = ps_duration_as_clock (seconds);
      /* Translators: %s is minutes and seconds, such as 0:20. */
      g_autofree char *text = g_strdup_printf (_("Several passphrases were wrong. The next can be "
                                                 "tried in %s."), left);
      gint64 rest = (wait - 1) % G_TIME_SPAN_SECOND + 1;

      gtk_label_set_label (self->label, text);
      self->tick_id = g_timeout_add ((guint) (rest / 1000) + 1, tick_cb, self);
    }

  set_waiting (self, wait > 0);
}

static void
ps_wait_label_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WAITING:
      g_value_set_boolean (value, PS_WAIT_LABEL (object)->waiting);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_wait_label_dispose (GObject *object)
{
  PsWaitLabel *self = PS_WAIT_LABEL (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_wait_label_parent_class)->dispose (object);
}

static void
ps_wait_label_class_init (PsWaitLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_wait_label_dispose;
  object_class->get_property = ps_wait_label_get_property;

  /**
   * PsWaitLabel:waiting:
   *
   * Whether no passphrase can be tried now.
   */
  properties[PROP_WAITING] =
    g_param_spec_boolean ("waiting", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_wait_label_init (PsWaitLabel *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_max_width_chars (self->label, 26);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * ps_wait_label_refresh:
 * @workspace: a workspace that is locked
 *
 * Looks whether there is anything to wait for.
 */
void
ps_wait_label_refresh (PsWaitLabel *self,
                       PsWorkspace *workspace)
{
  g_return_if_fail (PS_IS_WAIT_LABEL (self));

  g_set_object (&self->workspace, workspace);
  update (self);
}

/**
 * ps_wait_label_is_waiting:
 *
 * Returns: #PsWaitLabel:waiting
 */
gboolean
ps_wait_label_is_waiting (PsWaitLabel *self)
{
  g_return_val_if_fail (PS_IS_WAIT_LABEL (self), FALSE);

  return self->waiting;
}
