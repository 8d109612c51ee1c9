#include "ps-clock.h"

#include <string.h>
#include <time.h>

static gpointer
read_boot_id_cb (gpointer data G_GNUC_UNUSED)
{
  char *id = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &id, NULL, NULL))
    return g_strdup ("");

  return g_strchomp (id);
}

/* CLOCK_MONOTONIC would stand still while the machine sleeps, and a meeting does not. */
static void
system_now (PsInstant *instant,
            gpointer   data G_GNUC_UNUSED)
{
  static GOnce boot_id_once = G_ONCE_INIT;
  const char *boot_id = g_once (&boot_id_once, read_boot_id_cb, NULL);
  struct timespec boot;

  clock_gettime (CLOCK_BOOTTIME, &boot);
  instant->wall = g_get_real_time ();
  instant->boot = (gint64) boot.tv_sec * G_TIME_SPAN_SECOND + boot.tv_nsec / 1000;
  g_strlcpy (instant->boot_id, boot_id, sizeof instant->boot_id);
}

const PsClock ps_clock_system = { system_now, NULL, 1 };
