"""Imports the FIT files of an archive with FitTrackee's own upload code: upload_code.py ARCHIVE MOST.

In its favour: no HTTP, no map image (it would fetch tiles), no weather, no task queue. Counted are this process and its
connection's process of the database server."""

import gzip
import io
import os
import sys
import time
import zipfile
from pathlib import Path

from fittrackee import create_app, db
from fittrackee.users.models import User
from fittrackee.workouts.models import Sport
from fittrackee.workouts.services import WorkoutsFromFileCreationService
from fittrackee.workouts.services.workout_from_file.base_workout_with_segment_service import (
    BaseWorkoutWithSegmentsCreationService as WithMap,
)
from sqlalchemy import text

RUNNING = 5


def cpu_of(process):
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def fit_files(path):
    with zipfile.ZipFile(path) as found:
        for name in found.namelist():
            content = found.read(name)
            if name.endswith(".gz") and content:
                content = gzip.decompress(content)
            if content[8:12] == b".FIT":
                yield name, content


def main():
    archive, most = sys.argv[1], int(sys.argv[2])
    files = [found for _, found in zip(range(most), fit_files(archive))]
    WithMap.generate_map_image = classmethod(lambda cls, map_filepath, coordinates: Path(map_filepath).touch())
    WithMap.get_map_hash = staticmethod(lambda map_filepath: os.urandom(16).hex())
    app = create_app()
    with app.app_context():
        user = User(username="runner", email="runner@example.org", password="not a secret")
        user.is_active = True
        db.session.add(user)
        db.session.commit()
        sport = Sport.query.filter_by(label="Running").first()
        server = db.session.execute(text("SELECT pg_backend_pid()")).scalar()
        taken = failed = size = 0
        reasons = {}
        since, cpu = time.monotonic(), time.process_time()
        server_cpu = cpu_of(server)
        for _, content in files:
            service = WorkoutsFromFileCreationService(auth_user=user, workouts_data={"sport_id": sport.id})
            size += len(content)
            try:
                service.create_workout_from_file("fit", None, io.BytesIO(content), get_weather=False)
                taken += 1
            except Exception as error:
                db.session.rollback()
                failed += 1
                reasons[str(error.args)[:90]] = reasons.get(str(error.args)[:90], 0) + 1
        cpu = time.process_time() - cpu
        now_server = db.session.execute(text("SELECT pg_backend_pid()")).scalar()
        server_cpu = cpu_of(server) - server_cpu if now_server == server else float("nan")
        wall = time.monotonic() - since
    pieces = size / 250_000
    print(
        f"FitTrackee: {taken} taken, {failed} not {reasons}; {size / 1e6:.1f} MB, {wall:.1f} s; CPU {cpu:.2f} s of its own "
        f"and {server_cpu:.2f} s of the server: {(cpu + server_cpu) * 1000 / pieces:.0f} ms per 250 KB"
    )


main()
